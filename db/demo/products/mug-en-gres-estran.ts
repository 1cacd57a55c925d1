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
import { byColour } from '../variants.ts'
import { both, grams, kilograms } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material('Terre à grès', 'Stoneware clay', 'clayPit', measured('0.48', kilograms, '1.8500'), invoice(32)),
  material('Émail blanc', 'White glaze', 'glazeMerchant', measured('47', grams, '0.0172'), invoice(49)),
  material('Gaz de deux cuissons', 'Gas for two firings', 'kilnEnergy', batch('249.60'), invoice(18)),
  making('Tournage', 'Throwing', 'potter', minutes('6', '27.60'), quote(60)),
  making('Anse : étirage et pose', 'Handle: pulling and fixing', 'potter', minutes('4', '27.60'), quote(60)),
  making('Tournassage, émaillage', 'Trimming, glazing', 'potter', minutes('4.5', '27.60'), quote(60)),
  making(
    'Enfournement et défournement',
    'Loading and unloading the kiln',
    'potter',
    batch('146.40'),
    quote(60),
  ),
  transport(
    'De Saint-Malo à la boutique',
    'From Saint-Malo to the shop',
    'northFreight',
    batch('92'),
    invoice(6),
  ),
  transport('Boîte alvéolée', 'Cellular box', 'cartons', amount('0.45'), invoice(41)),
  design(
    'Douze anses avant la bonne',
    'Twelve handles before the right one',
    'potter',
    batch('110'),
    estimate(90),
  ),
  ...runningTheShop(daysAgo, { minutes: '4', litres: '1.2' }),
  ...marginAndShare(),
]

export const mugEstran: DemoProduct = {
  slug: 'mug-en-gres-estran',
  category: 'ceramics',
  title: both('Mug en grès « Estran »', 'Stoneware mug “Estran”'),
  summary: both(
    'Trente centilitres, une anse pour trois doigts, un émail blanc piqué de fer.',
    'Thirty centilitres, a handle for three fingers, a white glaze flecked with iron.',
  ),
  description: both(
    '<p>Le fer de la terre remonte à travers l’émail pendant la cuisson et y laisse des points bruns, comme le sable à marée basse. On ne choisit ni leur nombre ni leur place.</p><p>L’anse est étirée, pas moulée. La potière en a jeté onze avant celle-ci ; c’est la ligne « création » du ticket.</p>',
    '<p>Iron in the clay rises through the glaze during firing and leaves brown specks in it, like sand at low tide. Nobody chooses how many, or where.</p><p>The handle is pulled, not moulded. The potter threw away eleven before this one; that is the “design” line of the receipt.</p>',
  ),
  composition: both('Grès, émail blanc.', 'Stoneware, white glaze.'),
  origin: both(
    'Terre de Puisaye, tournée, émaillée et cuite à Saint-Malo.',
    'Clay from the Puisaye, thrown, glazed and fired in Saint-Malo.',
  ),
  care: both(
    'Lave-vaisselle et micro-ondes. Un thé très noir marque le fond ; le bicarbonate l’efface.',
    'Dishwasher and microwave. Very black tea marks the bottom; baking soda wipes it off.',
  ),
  manufacturer: 'estran',
  drawings: [
    {
      file: 'mug-en-gres-estran',
      alt: both(
        'Dessin au trait d’un mug moucheté avec une anse ronde',
        'Line drawing of a speckled mug with a round handle',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 226,
        price: '21.00',
        batchSize: 260,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'La composition complète de l’émail : le marchand le vend prêt à l’emploi et garde sa recette.',
          'The full make-up of the glaze: the merchant sells it ready to use and keeps the recipe.',
        ),
      },
      lines,
    ),
  ],
  variants: byColour('EST', 390, [
    { code: 'BLA', name: both('Blanc moucheté', 'Speckled white'), stock: 42 },
    { code: 'GRI', name: both('Gris moucheté', 'Speckled grey'), stock: 27 },
  ]),
}
