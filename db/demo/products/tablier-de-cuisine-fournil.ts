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
import { both, metres, pieces } from '../words.ts'

const lines =
  (cost: { canvas: string; sewing: string; embroidery: string; quoteAge: number }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Toile de coton 280 g/m²',
      'Cotton canvas, 280 g/m²',
      'northMill',
      measured('0.96', metres, cost.canvas),
      invoice(27),
    ),
    material(
      'Sangle de coton',
      'Cotton webbing',
      'labelWeaver',
      measured('2.40', metres, '0.4350'),
      invoice(52),
    ),
    material(
      'Anneaux de laiton',
      'Brass rings',
      'jurasButtons',
      measured('2', pieces, '0.2860'),
      invoice(58),
    ),
    material('Fil à coudre', 'Sewing thread', 'haberdasher', amount('0.18'), estimate(20)),
    making('Coupe', 'Cutting', 'roubaixWorkshop', minutes('3.5', cost.sewing), quote(cost.quoteAge)),
    making(
      'Couture et poche',
      'Sewing and pocket',
      'roubaixWorkshop',
      minutes('20', cost.sewing),
      quote(cost.quoteAge),
    ),
    making(
      'Broderie de l’épi',
      'Embroidering the ear of wheat',
      'embroiderer',
      minutes('7', cost.embroidery),
      quote(cost.quoteAge),
    ),
    transport(
      'Du tissage à l’atelier',
      'From the mill to the workshop',
      'northFreight',
      batch('72'),
      invoice(16),
    ),
    transport(
      'Par Calais, jusqu’à la boutique',
      'By way of Calais to the shop',
      'northFreight',
      batch('98'),
      invoice(8),
    ),
    transport('Pochette en papier fort', 'Heavy paper mailer', 'cartons', amount('0.46'), invoice(41)),
    design(
      'Patron et dessin de l’épi',
      'Pattern and drawing of the ear',
      'illustrator',
      batch('260'),
      invoice(125),
    ),
    ...runningTheShop(daysAgo, { minutes: '7', litres: '3' }),
    ...marginAndShare(),
  ]

const tried = both(
  'Combien de temps nous pourrons tenir ce prix. Nous avons demandé trois autres devis de broderie ; aucun n’est arrivé à ce jour.',
  'How long we can hold this price. We have asked for three other embroidery quotes; none has come back so far.',
)

export const tablierFournil: DemoProduct = {
  slug: 'tablier-de-cuisine-fournil',
  category: 'table',
  title: both('Tablier de cuisine « Fournil »', 'Kitchen apron “Fournil”'),
  summary: both(
    'Un tablier brodé que nous vendons à perte en ce moment : le ticket dit de combien et pourquoi.',
    'An embroidered apron that we currently sell at a loss: the receipt says by how much, and why.',
  ),
  description: both(
    '<p>Une toile de boulanger, une sangle qui coulisse dans deux anneaux, une poche à gauche, un épi brodé à Calais. Il se croise dans le dos et ne tire pas sur la nuque.</p><p>Son coût a dépassé son prix cette année. L’augmenter de cinq euros en aurait arrêté les ventes, l’épi en moins ne serait plus le même tablier. Nous finissons la série à ce prix, et nous perdons un peu sur chacun.</p>',
    '<p>Baker’s canvas, webbing that slides through two rings, a pocket on the left, an ear of wheat embroidered in Calais. It crosses at the back and does not pull on the neck.</p><p>Its cost overtook its price this year. Five euros more would have stopped it selling, and without the ear of wheat it would be another apron. We are finishing the batch at this price and lose a little on each.</p>',
  ),
  composition: both('100 % coton. Anneaux en laiton.', '100% cotton. Brass rings.'),
  origin: both(
    'Toile tissée à Wasquehal, tablier cousu à Roubaix, brodé à Calais.',
    'Canvas woven in Wasquehal, apron sewn in Roubaix, embroidered in Calais.',
  ),
  care: both(
    'Lavage à 60 °C. Repasser la broderie sur l’envers.',
    'Wash at 60 °C. Iron the embroidery on the wrong side.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'tablier-de-cuisine-fournil',
      alt: both(
        'Dessin au trait d’un tablier croisé avec une poche et un épi brodé',
        'Line drawing of a cross-back apron with a pocket and an embroidered ear of wheat',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 357,
        price: '39.00',
        batchSize: 150,
        reason: both('Première série.', 'First batch.'),
        unknowns: 'none',
      },
      lines({ canvas: '7.2500', sewing: '22.80', embroidery: '28.20', quoteAge: 26 }),
    ),
    version(
      {
        daysAgo: 52,
        price: '39.00',
        batchSize: 150,
        reason: both(
          'La toile, les minutes d’atelier et la broderie coûtent plus qu’à la première série, et ce prix ne couvre plus nos frais. Nous le gardons jusqu’à la fin de la série plutôt que de retirer la broderie.',
          'Canvas, workshop minutes and embroidery cost more than for the first batch, and this price no longer covers our costs. We keep it to the end of the batch rather than leave out the embroidery.',
        ),
        unknowns: tried,
        marginPaysFor: both(
          'Rien : la marge est négative. Ce qui manque est pris sur la marge des autres produits de la boutique.',
          'Nothing: the margin is negative. What is missing is taken from the margin of the shop’s other products.',
        ),
        negativeMarginConfirmed: true,
      },
      lines({ canvas: '8.9000', sewing: '26.36', embroidery: '34.20', quoteAge: 35 }),
    ),
  ],
  variants: byColour('FOU', 340, [
    { code: 'ECR', name: both('Écru', 'Ecru'), stock: 18 },
    { code: 'NOI', name: both('Noir', 'Black'), stock: 13 },
  ]),
}
