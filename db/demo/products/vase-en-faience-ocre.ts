import {
  amount,
  batch,
  design,
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
import { both, grams, kilograms } from '../words.ts'

const recipe = both(
  'Le faïencier garde la recette de son émail : les proportions se déduiraient des quantités et des prix. La somme est exacte.',
  'The maker keeps the recipe of his glaze: the proportions could be worked out from quantities and prices. The sum is exact.',
)

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Terre à faïence',
    'Earthenware clay',
    'clayPit',
    measured('1.45', kilograms, '1.3200'),
    invoice(34),
  ),
  ...grouped(recipe, [
    material('Fritte', 'Frit', 'glazeMerchant', measured('96', grams, '0.0186'), invoice(49)),
    material(
      'Ocre calcinée',
      'Calcined ochre',
      'glazeMerchant',
      measured('31', grams, '0.0274'),
      invoice(49),
    ),
  ]),
  material(
    'Électricité de deux cuissons',
    'Electricity for two firings',
    'kilnEnergy',
    batch('112'),
    invoice(18),
  ),
  making('Coulage et démoulage', 'Casting and unmoulding', 'faienceMaker', minutes('18', '26.40'), quote(72)),
  making('Engobe, émaillage', 'Slip and glazing', 'faienceMaker', minutes('13', '26.40'), quote(72)),
  making('Enfournement', 'Loading the kiln', 'faienceMaker', batch('58'), quote(72)),
  transport('D’Apt à la boutique', 'From Apt to the shop', 'southFreight', batch('52'), invoice(8)),
  transport('Double boîte et calage', 'Double box and padding', 'cartons', amount('1.28'), invoice(41)),
  design('Modèle et moule mère', 'Model and master mould', 'faienceMaker', batch('96'), invoice(150)),
  ...runningTheShop(daysAgo, { minutes: '10', litres: '5' }),
  ...marginAndShare(),
]

export const vaseOcre: DemoProduct = {
  slug: 'vase-en-faience-ocre',
  category: 'ceramics',
  title: both('Vase en faïence « Ocre »', 'Earthenware vase “Ocre”'),
  summary: both(
    'Un col étroit pour trois tiges, une panse large, la couleur des carrières d’Apt.',
    'A narrow neck for three stems, a wide belly, the colour of the quarries of Apt.',
  ),
  description: both(
    '<p>Vingt-six centimètres de haut. L’ocre est cuite dans l’émail, par taches que le faïencier pose à l’éponge : aucun vase n’a les mêmes.</p><p>Notre marge est ici plus haute que sur le reste de la boutique. Nous disons dans le ticket ce qu’elle paie.</p>',
    '<p>Twenty-six centimetres tall. The ochre is fired into the glaze in patches that the maker dabs on with a sponge: no vase has the same.</p><p>Our margin is higher here than in the rest of the shop. The receipt says what it pays for.</p>',
  ),
  composition: both('Faïence, émail ocre.', 'Earthenware, ochre glaze.'),
  origin: both(
    'Terre de Puisaye et ocre du Vaucluse, vase coulé, émaillé et cuit à Apt.',
    'Clay from the Puisaye and ochre from the Vaucluse, vase cast, glazed and fired in Apt.',
  ),
  care: both(
    'Rincer à l’eau claire. La faïence peut suer : glissez une soucoupe dessous.',
    'Rinse with plain water. Earthenware may sweat: slip a saucer underneath.',
  ),
  manufacturer: 'apt',
  drawings: [
    {
      file: 'vase-en-faience-ocre',
      alt: both(
        'Dessin au trait d’un vase à panse large et col étroit, avec trois tiges',
        'Line drawing of a wide-bellied, narrow-necked vase with three stems',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 176,
        price: '62.00',
        batchSize: 40,
        reason: both('Première série, de quarante vases.', 'First batch, forty vases.'),
        unknowns: both(
          'Si la série se vendra. C’est notre premier vase, et nous avons payé le moule d’avance.',
          'Whether the batch will sell. It is our first vase, and we paid for the mould in advance.',
        ),
        marginPaysFor: both(
          'Le second four du faïencier : la boutique lui en avance la moitié et la récupère sur cette série. Une fois le four payé, nous reverrons ce prix.',
          'The maker’s second kiln: the shop advances half of it and recovers the sum on this batch. Once the kiln is paid for, we will look at this price again.',
        ),
      },
      lines,
    ),
  ],
  variants: single('OCR', 1280, 17),
}
