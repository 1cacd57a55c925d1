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
import { both, grams, kilograms, piece } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material('Terre à grès', 'Stoneware clay', 'clayPit', measured('1.35', kilograms, '1.8500'), invoice(32)),
  material('Émail miel', 'Honey glaze', 'glazeMerchant', measured('118', grams, '0.0228'), invoice(49)),
  material('Anse de rotin', 'Cane handle', 'haberdasher', measured('1', piece, '2.1500'), invoice(57)),
  material('Gaz de deux cuissons', 'Gas for two firings', 'kilnEnergy', batch('249.60'), invoice(18)),
  making(
    'Tournage du corps, du bec et du couvercle',
    'Throwing body, spout and lid',
    'potter',
    minutes('29', '27.60'),
    quote(60),
  ),
  making(
    'Assemblage et perçage de la grille',
    'Assembling and piercing the strainer',
    'potter',
    minutes('19', '27.60'),
    quote(60),
  ),
  making(
    'Émaillage, ajustage du couvercle',
    'Glazing, fitting the lid',
    'potter',
    minutes('10', '27.60'),
    quote(60),
  ),
  making('Théières perdues au four', 'Teapots lost in the kiln', 'potter', batch('134'), estimate(30)),
  transport(
    'De Saint-Malo à la boutique',
    'From Saint-Malo to the shop',
    'northFreight',
    batch('64'),
    invoice(6),
  ),
  transport('Double boîte et calage', 'Double box and padding', 'cartons', amount('1.62'), invoice(41)),
  design('Cinq becs d’essai', 'Five trial spouts', 'potter', batch('190'), estimate(120)),
  ...runningTheShop(daysAgo, { minutes: '12', litres: '5.5' }),
  ...marginAndShare(),
]

export const theiereDune: DemoProduct = {
  slug: 'theiere-en-gres-dune',
  category: 'ceramics',
  title: both('Théière en grès « Dune »', 'Stoneware teapot “Dune”'),
  summary: both(
    'Neuf décilitres, un bec qui ne goutte pas, une anse de rotin. Épuisée pour le moment.',
    'Nine decilitres, a spout that does not drip, a cane handle. Sold out for now.',
  ),
  description: both(
    '<p>Le bec a demandé cinq essais. Il coupe net parce que son bord est laissé presque tranchant, et nu : l’émail l’arrondirait.</p><p>Quarante-huit théières par fournée, deux fournées par an. La prochaine est au séchage ; nous n’annonçons pas de date avant qu’elle soit sortie du four.</p>',
    '<p>The spout took five attempts. It pours clean because its edge is left almost sharp, and bare: glaze would round it.</p><p>Forty-eight teapots a firing, two firings a year. The next ones are drying; we give no date until they are out of the kiln.</p>',
  ),
  composition: both('Grès, émail, anse en rotin.', 'Stoneware, glaze, cane handle.'),
  origin: both(
    'Terre de Puisaye, tournée, émaillée et cuite à Saint-Malo. Rotin d’Indonésie.',
    'Clay from the Puisaye, thrown, glazed and fired in Saint-Malo. Cane from Indonesia.',
  ),
  care: both(
    'Laver à la main : l’anse de rotin n’aime pas tremper.',
    'Wash by hand: the cane handle does not like to soak.',
  ),
  manufacturer: 'estran',
  drawings: [
    {
      file: 'theiere-en-gres-dune',
      alt: both(
        'Dessin au trait d’une théière ronde à anse de rotin',
        'Line drawing of a round teapot with a cane handle',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 240,
        price: '84.00',
        batchSize: 48,
        reason: both('Première série, de quarante-huit théières.', 'First batch, forty-eight teapots.'),
        unknowns: both(
          'Combien de théières la prochaine fournée perdra. La dernière en a perdu cinq ; le coût compté ici suppose que ce sera pareil.',
          'How many teapots the next firing will lose. The last one lost five; the cost counted here assumes it will be the same.',
        ),
      },
      lines,
    ),
  ],
  variants: byColour('DUN', 1150, [
    { code: 'MIE', name: both('Miel', 'Honey'), stock: 0 },
    { code: 'BLA', name: both('Blanc', 'White'), stock: 0 },
  ]),
}
