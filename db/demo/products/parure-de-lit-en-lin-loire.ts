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
import { both, metres, pieces } from '../words.ts'

type Set = { cloth: string; buttons: string; sewing: string; minutes: string; litres: string; box: string }

const oneBed: Set = { cloth: '4.70', buttons: '8', sewing: '64', minutes: '26', litres: '22', box: '1.45' }
const wideBed: Set = { cloth: '7.15', buttons: '12', sewing: '82', minutes: '28', litres: '28', box: '1.72' }

const lines =
  (clothPrice: string, set: Set) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Lin lavé 165 g/m², laize 280',
      'Washed linen, 165 g/m², 280 cm wide',
      'normandyFlax',
      measured(set.cloth, metres, clothPrice),
      invoice(29),
    ),
    material(
      'Boutons de bois',
      'Wooden buttons',
      'jurasButtons',
      measured(set.buttons, pieces, '0.1420'),
      invoice(48),
    ),
    material('Fil à coudre', 'Sewing thread', 'haberdasher', amount('0.84'), estimate(20)),
    material(
      'Ruban d’attache et étiquette',
      'Tie ribbon and label',
      'labelWeaver',
      amount('0.37'),
      invoice(52),
    ),
    making('Coupe', 'Cutting', 'linenWorkshop', minutes('12', '25.20'), quote(40)),
    making(
      'Couture, boutonnières, ourlets',
      'Sewing, buttonholes, hems',
      'linenWorkshop',
      minutes(set.sewing, '25.20'),
      quote(40),
    ),
    making('Lavage et pliage', 'Washing and folding', 'linenWorkshop', batch('408'), quote(40)),
    transport('D’Yvetot à Cholet', 'From Yvetot to Cholet', 'southFreight', batch('372'), invoice(19)),
    transport('De Cholet à la boutique', 'From Cholet to the shop', 'southFreight', batch('348'), invoice(9)),
    transport('Carton et papier', 'Carton and paper', 'cartons', amount(set.box), invoice(41)),
    design('Échantillons, essais de lavage', 'Samples, washing trials', 'team', batch('620'), estimate(90)),
    ...runningTheShop(daysAgo, { minutes: set.minutes, litres: set.litres }),
    ...marginAndShare(),
  ]

const unknowns = both(
  'Le chemin exact de la fibre entre le teillage et le tissage : elle est filée hors d’Europe, par un filateur dont notre fournisseur n’a pas le droit de nous donner le nom.',
  'The exact path of the fibre between scutching and weaving: it is spun outside Europe, by a spinner whose name our supplier is not allowed to give us.',
)

const first = both('Première série, avant la hausse du lin.', 'First batch, before linen went up.')
const dearer = both(
  'Le lin lavé augmente de 1,50 euro le mètre, et il en faut beaucoup. Dix euros de plus sur chaque parure : pour la petite ils couvrent la hausse, pour la grande la marge paie le reste.',
  'Washed linen is up by 1.50 euros a metre, and a bed takes many metres. Ten euros more on each set: for the small one they cover the rise, for the wide one the margin pays the rest.',
)

const measure = (wide: string) => both(`${wide} cm`, `${wide} cm`)

export const parureLoire: DemoProduct = {
  slug: 'parure-de-lit-en-lin-loire',
  category: 'bed',
  title: both('Parure de lit en lin « Loire »', 'Linen bed set “Loire”'),
  summary: both(
    'Une housse de couette boutonnée et ses taies, en lin lavé qui n’attend pas le repassage.',
    'A buttoned duvet cover and its pillowcases, in washed linen that does not wait for an iron.',
  ),
  description: both(
    '<p>Le lin est lavé en pièce avant la coupe, puis une seconde fois cousu : la parure ne rétrécit plus et n’a pas la raideur des premières nuits.</p><ul><li>140 × 200 cm : une housse, une taie 65 × 65</li><li>240 × 220 cm : une housse, deux taies 65 × 65</li><li>Boutons de bois, à défaire avant un lavage à plus de 40 °C</li></ul><p>Le grand lit a son propre ticket : plus de tissu, plus de minutes, un autre prix.</p>',
    '<p>The linen is washed in the piece before cutting, then again once sewn: the set no longer shrinks and has none of the stiffness of first nights.</p><ul><li>140 × 200 cm: one cover, one pillowcase, 65 × 65</li><li>240 × 220 cm: one cover, two pillowcases, 65 × 65</li><li>Wooden buttons, to be undone before a wash above 40 °C</li></ul><p>The wide bed has a receipt of its own: more cloth, more minutes, another price.</p>',
  ),
  composition: both('100 % lin. Boutons en hêtre.', '100% linen. Beech buttons.'),
  origin: both(
    'Lin cultivé en pays de Caux, filé hors d’Europe, tissé et lavé à Yvetot, cousu à Cholet.',
    'Flax grown in the Pays de Caux, spun outside Europe, woven and washed in Yvetot, sewn in Cholet.',
  ),
  care: both(
    'Lavage à 40 °C, 60 °C possible sans les boutons. Séchage à l’air ou sèche-linge doux.',
    'Wash at 40 °C, or 60 °C without the buttons. Line dry or tumble dry low.',
  ),
  manufacturer: 'mauges',
  drawings: [
    {
      file: 'parure-de-lit-en-lin-loire',
      alt: both(
        'Dessin au trait d’un lit fait, avec deux taies et une housse de couette rabattue',
        'Line drawing of a made bed with two pillowcases and a duvet cover folded down',
      ),
    },
    {
      file: 'parure-de-lit-en-lin-loire-detail',
      alt: both(
        'Dessin de la parure pliée et nouée d’un ruban, avec ses boutons de bois',
        'Drawing of the set folded and tied with a ribbon, showing its wooden buttons',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      { daysAgo: 365, price: '209.00', batchSize: 120, reason: first, unknowns },
      lines('14.6000', oneBed),
    ),
    version(
      { daysAgo: 158, price: '219.00', batchSize: 120, reason: dearer, unknowns },
      lines('16.1000', oneBed),
    ),
  ],
  variants: [
    {
      sku: 'LOI-BLA-140',
      options: [
        { name: both('Couleur', 'Colour'), value: both('Blanc', 'White') },
        ofMeasure(measure('140 × 200')),
      ],
      stock: 12,
      weightGrams: 1700,
    },
    {
      sku: 'LOI-BRU-140',
      options: [
        { name: both('Couleur', 'Colour'), value: both('Brume', 'Mist') },
        ofMeasure(measure('140 × 200')),
      ],
      stock: 8,
      weightGrams: 1700,
    },
    {
      sku: 'LOI-BLA-240',
      options: [
        { name: both('Couleur', 'Colour'), value: both('Blanc', 'White') },
        ofMeasure(measure('240 × 220')),
      ],
      stock: 9,
      weightGrams: 2600,
      versions: [
        version(
          { daysAgo: 365, price: '289.00', batchSize: 120, reason: first, unknowns },
          lines('14.6000', wideBed),
        ),
        version(
          { daysAgo: 158, price: '299.00', batchSize: 120, reason: dearer, unknowns },
          lines('16.1000', wideBed),
        ),
      ],
    },
  ],
}
