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
import { single } from '../variants.ts'
import { both, centilitres, cubicMetres, metres } from '../words.ts'

const lines =
  (cost: { wood: string; parcel: string }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Frêne séché en plateau',
      'Seasoned ash boards',
      'sawmill',
      measured('0.0046', cubicMetres, cost.wood),
      invoice(55),
    ),
    material(
      'Huile de lin cuite',
      'Boiled linseed oil',
      'normandyFlax',
      measured('2.2', centilitres, '0.1450'),
      invoice(62),
    ),
    material(
      'Cordon de coton',
      'Cotton cord',
      'haberdasher',
      measured('0.35', metres, '0.4200'),
      estimate(20),
    ),
    making('Débit et collage', 'Cutting and gluing', 'joiner', minutes('9', '29.00'), quote(70)),
    making(
      'Rabotage, arrondi, perçage',
      'Planing, rounding, drilling',
      'joiner',
      minutes('11', '29.00'),
      quote(70),
    ),
    making(
      'Ponçage et deux couches d’huile',
      'Sanding and two coats of oil',
      'joiner',
      minutes('8', '29.00'),
      quote(70),
    ),
    making(
      'Affûtage et usure des fers',
      'Sharpening and wear of the irons',
      'joiner',
      batch('58'),
      estimate(70),
    ),
    transport('De Morez à la boutique', 'From Morez to the shop', 'southFreight', batch('104'), invoice(9)),
    transport('Papier et manchon', 'Paper and sleeve', 'cartons', amount(cost.parcel), invoice(33)),
    design('Gabarit', 'Template', 'joiner', batch('60'), estimate(160)),
    ...runningTheShop(daysAgo, { minutes: '8', litres: '3' }),
    ...marginAndShare(),
  ]

const unknowns = both(
  'De quelle forêt vient chaque planche. La scierie achète en coupes, dans trois communes, et ne suit pas les grumes une fois sciées.',
  'Which forest each board came from. The sawmill buys standing timber in three villages and does not follow the logs once they are sawn.',
)

export const plancheFrene: DemoProduct = {
  slug: 'planche-a-decouper-en-frene',
  category: 'home',
  title: both('Planche à découper en frêne « Billot »', 'Ash chopping board “Billot”'),
  summary: both(
    'Quarante centimètres de frêne huilé, une rigole d’un côté, lisse de l’autre.',
    'Forty centimetres of oiled ash, a groove on one side, smooth on the other.',
  ),
  description: both(
    '<p>Trois lames collées, bois debout sur les bords pour que la planche ne tuile pas. Le frêne est clair, dur, sans goût.</p><p>La rigole retient le jus d’un rôti ; l’autre face est pour le pain. Le cordon sert à la suspendre, pas à la porter mouillée.</p><ul><li>40 × 26 × 2,4 cm</li><li>Un nœud gros comme le bout du doigt passe, une fente jamais</li></ul>',
    '<p>Three staves glued together, with end grain at the edges so that the board does not cup. Ash is pale, hard and tasteless.</p><p>The groove holds the juice of a roast; the other face is for bread. The cord is for hanging it up, not for carrying it wet.</p><ul><li>40 × 26 × 2.4 cm</li><li>A knot the size of a fingertip may stay, a split never</li></ul>',
  ),
  composition: both(
    'Frêne massif, colle à bois, huile de lin, cordon de coton.',
    'Solid ash, wood glue, linseed oil, cotton cord.',
  ),
  origin: both(
    'Frêne du Haut-Jura, scié et travaillé à Morez.',
    'Ash from the Haut-Jura, sawn and worked in Morez.',
  ),
  care: both(
    'Éponge, séchage debout. Une cuillerée d’huile de lin quand elle pâlit.',
    'Sponge it and dry it upright. A spoonful of linseed oil when it turns pale.',
  ),
  manufacturer: 'hautBief',
  drawings: [
    {
      file: 'planche-a-decouper-en-frene',
      alt: both(
        'Dessin au trait d’une planche à découper à rigole, avec son cordon',
        'Line drawing of a grooved chopping board with its cord',
      ),
    },
    {
      file: 'planche-a-decouper-en-frene-detail',
      alt: both(
        'Dessin de la poignée de la planche, avec son cordon, le fil du bois et la rigole',
        'Drawing of the board’s handle, with its cord, the grain of the wood and the groove',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 318,
        price: '46.00',
        batchSize: 80,
        reason: both('Première série.', 'First batch.'),
        unknowns,
      },
      lines({ wood: '1280', parcel: '1.34' }),
    ),
    version(
      {
        daysAgo: 83,
        price: '46.00',
        batchSize: 80,
        reason: both(
          'Le carton plein devient un manchon de papier, moins cher. Le bois a monté dans le même temps ; les deux se compensent à quelques centimes près.',
          'The full carton becomes a paper sleeve, which costs less. Timber went up at the same time; the two cancel out to within a few cents.',
        ),
        unknowns,
      },
      lines({ wood: '1420', parcel: '0.78' }),
    ),
  ],
  variants: single('BIL', 1350, 26),
}
