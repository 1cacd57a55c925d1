import {
  amount,
  batch,
  design,
  estimate,
  invoice,
  making,
  marginAndShare,
  material,
  measured,
  minutes,
  quote,
  runningTheShop,
  transport,
  version,
} from '../lines.ts'
import type { DemoLine, DemoProduct } from '../shape.ts'
import { ofMeasure } from '../variants.ts'
import { both, metres, piece } from '../words.ts'

type Cloth = { metres: string; hem: string; minutes: string; litres: string; box: string }

const table: Cloth = { metres: '2.06', hem: '27', minutes: '16', litres: '7', box: '0.68' }
const longTable: Cloth = { metres: '3.08', hem: '36', minutes: '17', litres: '9', box: '0.82' }

const lines =
  (price: string, freight: string, cloth: Cloth) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Toile de lin 190 g/m², laize 180',
      'Linen cloth, 190 g/m², 180 cm wide',
      'leieWeavers',
      measured(cloth.metres, metres, price),
      invoice(32),
    ),
    material(
      'Fil de lin pour les jours',
      'Linen thread for the drawn hems',
      'haberdasher',
      amount('0.58'),
      estimate(20),
    ),
    material('Étiquette tissée', 'Woven label', 'labelWeaver', measured('1', piece, '0.1140'), invoice(52)),
    making(
      'Coupe au fil tiré',
      'Cutting along a drawn thread',
      'linenWorkshop',
      minutes('8', '25.20'),
      quote(40),
    ),
    making(
      'Ourlets à coins capucins',
      'Hems with mitred corners',
      'linenWorkshop',
      minutes(cloth.hem, '25.20'),
      quote(40),
    ),
    making('Lavage et pliage', 'Washing and folding', 'linenWorkshop', batch('156'), quote(40)),
    transport('De Courtrai à Cholet', 'From Kortrijk to Cholet', 'southFreight', batch(freight), invoice(19)),
    transport('De Cholet à la boutique', 'From Cholet to the shop', 'southFreight', batch('132'), invoice(9)),
    transport('Boîte plate', 'Flat box', 'cartons', amount(cloth.box), invoice(41)),
    design('Essais de teinture', 'Dyeing trials', 'leieWeavers', batch('312'), invoice(105)),
    ...runningTheShop(daysAgo, { minutes: cloth.minutes, litres: cloth.litres }),
    ...marginAndShare(),
  ]

const unknowns = both(
  'Ce que devient l’eau des bains de teinture. Le tisseur nous a répondu qu’elle est traitée sur place ; nous ne l’avons pas vu.',
  'What becomes of the water from the dye baths. The weaver told us it is treated on site; we have not seen it.',
)
const first = both('Première série.', 'First batch.')
const carrier = both(
  'Le transporteur a relevé ses tarifs et le lin ses prix, de 45 centimes le mètre. Le prix de la nappe ne change pas : la marge absorbe tout.',
  'The carrier raised its rates and linen its price, by 45 cents a metre. The price of the tablecloth does not change: the margin absorbs it all.',
)

export const nappeBeauce: DemoProduct = {
  slug: 'nappe-en-lin-beauce',
  category: 'table',
  title: both('Nappe en lin « Beauce »', 'Linen tablecloth “Beauce”'),
  summary: both(
    'Lin épais, coins capucins, deux longueurs ; la plus grande a son propre ticket.',
    'Heavy linen, mitred corners, two lengths; the longer one has a receipt of its own.',
  ),
  description: both(
    '<p>Une nappe de tous les jours, qui se jette sur la table sans se repasser. Les ourlets font quatre centimètres, les coins sont capucins : pliés, coupés, cousus à l’intérieur.</p><ul><li>170 × 200 cm : de quatre à six couverts</li><li>170 × 300 cm : de huit à dix</li></ul>',
    '<p>An everyday tablecloth, to be thrown over the table unironed. The hems are four centimetres wide and the corners mitred: folded, cut and sewn from the inside.</p><ul><li>170 × 200 cm: four to six places</li><li>170 × 300 cm: eight to ten</li></ul>',
  ),
  composition: both('100 % lin.', '100% linen.'),
  origin: both(
    'Lin tissé et teint à Courtrai (Belgique), ourlé et lavé à Cholet.',
    'Linen woven and dyed in Kortrijk (Belgium), hemmed and washed in Cholet.',
  ),
  care: both(
    'Lavage à 40 °C. Une tache de vin rouge part au savon de ménage, tout de suite.',
    'Wash at 40 °C. A red wine stain leaves with plain soap, if you go at once.',
  ),
  manufacturer: 'mauges',
  drawings: [
    {
      file: 'nappe-en-lin-beauce',
      alt: both(
        'Dessin au trait d’une nappe tombant d’un coin de table',
        'Line drawing of a tablecloth falling over the corner of a table',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      { daysAgo: 333, price: '94.00', batchSize: 120, reason: first, unknowns },
      lines('13.4500', '192', table),
    ),
    version(
      { daysAgo: 128, price: '94.00', batchSize: 120, reason: carrier, unknowns },
      lines('13.9000', '228', table),
    ),
  ],
  variants: [
    {
      sku: 'BEA-NAT-200',
      options: [
        { name: both('Couleur', 'Colour'), value: both('Ficelle', 'String') },
        ofMeasure(both('170 × 200 cm', '170 × 200 cm')),
      ],
      stock: 15,
      weightGrams: 720,
    },
    {
      sku: 'BEA-ROU-200',
      options: [
        { name: both('Couleur', 'Colour'), value: both('Rouille', 'Rust') },
        ofMeasure(both('170 × 200 cm', '170 × 200 cm')),
      ],
      stock: 11,
      weightGrams: 720,
    },
    {
      sku: 'BEA-NAT-300',
      options: [
        { name: both('Couleur', 'Colour'), value: both('Ficelle', 'String') },
        ofMeasure(both('170 × 300 cm', '170 × 300 cm')),
      ],
      stock: 7,
      weightGrams: 1060,
      versions: [
        version(
          { daysAgo: 333, price: '126.00', batchSize: 120, reason: first, unknowns },
          lines('13.4500', '192', longTable),
        ),
        version(
          { daysAgo: 128, price: '126.00', batchSize: 120, reason: carrier, unknowns },
          lines('13.9000', '228', longTable),
        ),
      ],
    },
  ],
}
