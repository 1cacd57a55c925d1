import {
  amount,
  batch,
  design,
  estimate,
  grouped,
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
import { single } from '../variants.ts'
import { both, kilograms, piece } from '../words.ts'

const millAsked = both(
  'La filature vend la même laine à d’autres et nous a demandé de ne pas afficher son prix au kilo. La somme des deux lignes est exacte.',
  'The mill sells the same wool to others and asked us not to display its price a kilo. The sum of the two lines is exact.',
)

const lines =
  (cost: { wool: string; documents?: string[] }) =>
  (daysAgo: number): DemoLine[] => [
    ...grouped(millAsked, [
      material(
        'Laine filée, chaîne',
        'Spun wool, warp',
        'alpineWool',
        measured('0.42', kilograms, cost.wool),
        invoice(30, ...(cost.documents ?? [])),
      ),
      material(
        'Laine filée, trame',
        'Spun wool, weft',
        'alpineWool',
        measured('0.56', kilograms, cost.wool),
        invoice(30, ...(cost.documents ?? [])),
      ),
    ]),
    material(
      'Étiquette en coton',
      'Cotton label',
      'labelWeaver',
      measured('1', piece, '0.0960'),
      invoice(52),
    ),
    making('Ourdissage', 'Warping', 'weaver', batch('240'), quote(44)),
    making('Tissage', 'Weaving', 'weaver', minutes('52', '27.50'), quote(44)),
    making('Foulage et grattage', 'Fulling and raising', 'alpineWool', amount('3.20'), invoice(30)),
    transport(
      'De Séez à Bourg-Saint-Maurice',
      'From Séez to Bourg-Saint-Maurice',
      'southFreight',
      batch('44'),
      invoice(24),
    ),
    transport(
      'De Bourg-Saint-Maurice à la boutique',
      'From Bourg-Saint-Maurice to the shop',
      'southFreight',
      batch('138'),
      invoice(9),
    ),
    transport('Carton et papier', 'Carton and paper', 'cartons', amount('1.24'), invoice(41)),
    design(
      'Carreaux : essais sur métier',
      'Checks: trials on the loom',
      'weaver',
      batch('210'),
      estimate(70),
    ),
    ...runningTheShop(daysAgo, { minutes: '19', litres: '15' }),
    ...marginAndShare(),
  ]

const unknowns = both(
  'Le nombre exact d’heures de la tisserande : elle nous facture à la pièce et nous avons mesuré une journée. Cinquante-deux minutes, c’est une moyenne sur neuf plaids.',
  'The exact hours of the weaver: she invoices us by the piece and we timed one day. Fifty-two minutes is an average over nine blankets.',
)

export const plaidVanoise: DemoProduct = {
  slug: 'plaid-en-laine-vanoise',
  category: 'bed',
  title: both('Plaid en laine « Vanoise »', 'Wool blanket “Vanoise”'),
  summary: both(
    'Un grand carreau écru et brun, foulé et gratté, 130 × 190 cm.',
    'A large ecru and brown check, fulled and raised, 130 × 190 cm.',
  ),
  description: both(
    '<p>Tissé à Bourg-Saint-Maurice, foulé à quinze kilomètres de là, où l’eau est froide et la pente aide. Le grattage fait lever le poil ; le plaid en perd un peu le premier mois, sur les pantalons noirs surtout.</p><p>La série fait soixante-quinze plaids, numérotés au dos de l’étiquette dans l’ordre du métier.</p>',
    '<p>Woven in Bourg-Saint-Maurice, fulled fifteen kilometres away, where the water is cold and the slope helps. Raising lifts the nap; the blanket sheds a little in the first month, on black trousers above all.</p><p>A batch is seventy-five blankets, numbered on the back of the label in the order in which they left the loom.</p>',
  ),
  composition: both('100 % laine.', '100% wool.'),
  origin: both(
    'Laine de Savoie et des Hautes-Alpes, filée et foulée à Séez, tissée à Bourg-Saint-Maurice.',
    'Wool from Savoie and the Hautes-Alpes, spun and fulled in Séez, woven in Bourg-Saint-Maurice.',
  ),
  care: both(
    'Aérer, brosser. Nettoyage à sec, ou baignoire d’eau froide si vous avez de la patience.',
    'Air it, brush it. Dry clean, or a bathtub of cold water if you have patience.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'plaid-en-laine-vanoise',
      alt: both(
        'Dessin au trait d’un plaid à grands carreaux, posé sur une échelle',
        'Line drawing of a blanket with large checks, hung over a ladder',
      ),
    },
    {
      file: 'plaid-en-laine-vanoise-detail',
      alt: both(
        'Dessin du bord du plaid et de ses franges torses, vus de près',
        'Close-up drawing of the blanket’s edge and its twisted fringe',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 346,
        price: '135.00',
        batchSize: 75,
        reason: both('Première série.', 'First batch.'),
        unknowns,
      },
      lines({ wool: '31.40' }),
    ),
    version(
      {
        daysAgo: 94,
        price: '129.00',
        batchSize: 75,
        reason: both(
          'La laine a un peu baissé après la tonte. Nous ramenons le prix à 129 euros, plus que la baisse, pour voir si le plaid trouve mieux preneur.',
          'Wool came down a little after shearing. We bring the price to 129 euros, by more than the drop, to see whether the blanket sells better.',
        ),
        unknowns,
      },
      lines({ wool: '30.20' }),
    ),
    version(
      {
        daysAgo: 24,
        price: '137.00',
        batchSize: 75,
        reason: both(
          'La filature a relevé la laine de 1,90 euro le kilo. Le prix monte de huit euros : la laine n’en explique qu’une partie, le reste ramène la marge près de celle de la première série.',
          'The mill raised wool by 1.90 euros a kilo. The price rises by eight euros: wool explains only a part, the rest brings the margin back near that of the first batch.',
        ),
        unknowns,
      },
      lines({ wool: '32.10', documents: ['facture-laine-de-savoie'] }),
    ),
  ],
  reduction: {
    startsDaysAgo: 6,
    endsInDays: 15,
    price: '118.00',
    reason: both(
      'Nous faisons de la place avant la série suivante. La laine et le tissage ont été payés le même prix : c’est la marge qui absorbe la baisse.',
      'We are making room before the next batch. Wool and weaving were paid the same: it is the margin that absorbs the cut.',
    ),
  },
  variants: single('VAN', 1080, 23),
}
