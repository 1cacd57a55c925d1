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
import { bySize } from '../variants.ts'
import { both, metres, piece, pieces } from '../words.ts'

type Cost = {
  cloth: { price: string; age: number; documents?: string[] }
  sewing: { hour: string; age: number; documents?: string[] }
  freight: { mill: string; workshop: string }
}

const lines =
  ({ cloth, sewing, freight }: Cost) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Toile de lin 180 g/m²',
      'Linen cloth, 180 g/m²',
      'vosgesMill',
      measured('1.62', metres, cloth.price),
      invoice(cloth.age, ...(cloth.documents ?? [])),
    ),
    material(
      'Boutons de corozo',
      'Corozo buttons',
      'jurasButtons',
      measured('7', pieces, '0.1857'),
      invoice(34),
    ),
    material('Entoilage', 'Interlining', 'vosgesMill', measured('0.30', metres, '2.6667'), invoice(34)),
    material('Fil, étiquette', 'Thread, label', 'haberdasher', measured('1', piece, '0.60'), estimate(12)),
    making(
      'Coupe, montage, repassage',
      'Cutting, sewing, pressing',
      'roubaixWorkshop',
      minutes('56', sewing.hour),
      quote(sewing.age, ...(sewing.documents ?? [])),
    ),
    transport(
      'Du tissage à l’atelier',
      'From the mill to the workshop',
      'southFreight',
      batch(freight.mill),
      invoice(18),
    ),
    transport(
      'De l’atelier à la boutique',
      'From the workshop to the shop',
      'northFreight',
      batch(freight.workshop),
      invoice(9),
    ),
    transport('Boîte en kraft', 'Kraft box', 'cartons', amount('0.75'), invoice(41)),
    design('Patronage et prototypes', 'Pattern and prototypes', 'team', batch('1240'), invoice(60)),
    ...runningTheShop(daysAgo, { minutes: '18', litres: '16' }),
    ...marginAndShare(),
  ]

const asked = both(
  'L’origine exacte du fil à coudre. Nous l’avons demandée à la mercerie.',
  'Exactly where the sewing thread comes from. We have asked the haberdasher.',
)
const askedTwice = both(
  'L’origine exacte du fil à coudre. Nous l’avons demandée deux fois à la mercerie, qui attend elle-même la réponse de son grossiste.',
  'Exactly where the sewing thread comes from. We have asked the haberdasher twice, and they are still waiting for their wholesaler to answer.',
)

export const chemiseRiviere: DemoProduct = {
  slug: 'chemise-en-lin-riviere',
  category: 'tops',
  title: both('Chemise en lin « Rivière »', 'Linen shirt “Rivière”'),
  summary: both(
    'Lin de Normandie, tissé dans les Vosges, cousu à Roubaix. Série de 400 pièces.',
    'Flax from Normandy, woven in the Vosges, sewn in Roubaix. A batch of 400.',
  ),
  description: both(
    '<p>Une chemise sans col, à manches courtes, coupée droite. Elle se porte fermée ou ouverte sur un t-shirt, et se froisse : c’est du lin, nous n’avons rien fait pour l’en empêcher.</p><p>La poche est posée un peu haut, pour qu’un carnet n’y bascule pas. Les coutures de côté sont rabattues, ce qui prend quatre minutes de plus à l’atelier et gratte moins.</p><ul><li>Sept boutons, dont un de rechange cousu dans l’ourlet</li><li>Coupe droite ; prenez votre taille habituelle</li></ul>',
    '<p>A collarless short-sleeved shirt with a straight cut. Wear it buttoned or open over a T-shirt. It creases: it is linen, and we have done nothing to stop it.</p><p>The pocket sits a little high so that a notebook does not tip out. The side seams are flat-felled, which takes the workshop four more minutes and scratches less.</p><ul><li>Seven buttons, one of them a spare sewn into the hem</li><li>Straight cut; take your usual size</li></ul>',
  ),
  composition: both('100 % lin. Boutons en corozo.', '100% linen. Corozo buttons.'),
  origin: both(
    'Lin cultivé et teillé en Normandie, filé en Italie, tissé à Gérardmer, coupé et cousu à Roubaix.',
    'Flax grown and scutched in Normandy, spun in Italy, woven in Gérardmer, cut and sewn in Roubaix.',
  ),
  care: both(
    'Lavage à 40 °C avec des couleurs proches. Pas de sèche-linge. Repassage encore humide, ou pas de repassage.',
    'Wash at 40 °C with similar colours. Do not tumble dry. Iron while damp, or do not iron.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'chemise-en-lin-riviere',
      alt: both(
        'Dessin au trait d’une chemise sans col à manches courtes, avec une poche de poitrine',
        'Line drawing of a collarless short-sleeved shirt with a chest pocket',
      ),
    },
    {
      file: 'chemise-en-lin-riviere-detail',
      alt: both(
        'Dessin d’un bouton de la chemise et de sa boutonnière, vus de près',
        'Close-up drawing of one of the shirt’s buttons and its buttonhole',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 420,
        price: '85.00',
        batchSize: 300,
        reason: both('Première série, de 300 pièces.', 'First batch, 300 pieces.'),
        unknowns: asked,
      },
      lines({
        cloth: { price: '8.1500', age: 25 },
        sewing: { hour: '25.20', age: 40 },
        freight: { mill: '318', workshop: '336' },
      }),
    ),
    version(
      {
        daysAgo: 371,
        price: '85.00',
        batchSize: 400,
        reason: both(
          'Deuxième série, de 400 pièces. Le lin a augmenté de 47 centimes par mètre ; la série plus longue fait plus que le compenser.',
          'Second batch, 400 pieces. Linen went up by 47 cents a metre; the longer batch more than makes up for it.',
        ),
        unknowns: asked,
      },
      lines({
        cloth: { price: '8.6200', age: 22 },
        sewing: { hour: '25.20', age: 89 },
        freight: { mill: '384', workshop: '416' },
      }),
    ),
    version(
      {
        daysAgo: 330,
        price: '89.00',
        batchSize: 400,
        reason: both(
          'Nouveau devis de l’atelier de Roubaix, après la hausse des salaires. Le prix passe de 85 à 89 euros.',
          'New quote from the Roubaix workshop after its wages rose. The price goes from 85 to 89 euros.',
        ),
        unknowns: askedTwice,
      },
      lines({
        cloth: { price: '8.6200', age: 63 },
        sewing: { hour: '26.36', age: 10, documents: ['devis-atelier-roubaix'] },
        freight: { mill: '392', workshop: '424' },
      }),
    ),
    version(
      {
        daysAgo: 264,
        price: '89.00',
        batchSize: 400,
        reason: both(
          'La toile de lin passe de 8,62 à 8,90 euros le mètre. Le prix ne change pas : la marge absorbe la différence, et celle des frais de boutique recalculés pour l’année.',
          'Linen cloth goes from 8.62 to 8.90 euros a metre. The price does not change: the margin absorbs the difference, and that of the shop’s running costs, worked out anew for the year.',
        ),
        unknowns: askedTwice,
      },
      lines({
        cloth: { price: '8.9012', age: 20, documents: ['facture-toile-de-lin'] },
        sewing: { hour: '26.36', age: 76, documents: ['devis-atelier-roubaix'] },
        freight: { mill: '400', workshop: '440' },
      }),
    ),
  ],
  variants: bySize('RIV', 260, { XS: 9, S: 22, M: 26, L: 21, XL: 12 }),
}
