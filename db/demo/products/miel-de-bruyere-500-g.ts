import {
  amount,
  batch,
  design,
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

const lines =
  (cost: { honey: string; jar: string; freight: string }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Miel de bruyère en seau',
      'Heather honey in pails',
      'beekeeper',
      measured('0.5', kilograms, cost.honey),
      invoice(21),
    ),
    material('Pot de verre', 'Glass jar', 'glassworks', measured('1', piece, cost.jar), invoice(61)),
    material('Couvercle', 'Lid', 'glassworks', measured('1', piece, '0.1180'), invoice(61)),
    making('Défigeage et mise en pot', 'Warming and filling', 'beekeeper', minutes('2', '23.00'), quote(48)),
    making('Étiquette et banderole', 'Label and seal', 'beekeeper', amount('0.14'), quote(48)),
    making('Analyse de la récolte', 'Analysis of the harvest', 'testLab', batch('96'), invoice(26)),
    transport(
      'De Sabres à la boutique',
      'From Sabres to the shop',
      'southFreight',
      batch(cost.freight),
      invoice(10),
    ),
    transport('Calage de carton', 'Cardboard padding', 'cartons', amount('0.12'), invoice(41)),
    design('Étiquette', 'Label', 'illustrator', batch('84'), invoice(200)),
    ...runningTheShop(daysAgo, { minutes: '2', litres: '0.6' }),
    ...marginAndShare(),
  ]

export const mielBruyere: DemoProduct = {
  slug: 'miel-de-bruyere-500-g',
  category: 'pantry',
  title: both('Miel de bruyère « Airial », 500 g', 'Heather honey “Airial”, 500 g'),
  summary: both(
    'Brun, épais comme une gelée, un peu amer : il ne plaît pas à tout le monde.',
    'Brown, thick as a jelly, slightly bitter: it is not to everyone’s taste.',
  ),
  description: both(
    '<p>Le miel de bruyère ne coule pas : il faut le presser hors des cadres, c’est pourquoi il coûte plus que l’acacia. On le goûte d’abord sur un fromage.</p><p>Une seule récolte par an, en septembre. Quand l’été est sec, les ruches donnent moins et le prix change ; les versions du ticket le racontent.</p>',
    '<p>Heather honey does not flow: it has to be pressed out of the frames, which is why it costs more than acacia. Try it first on cheese.</p><p>There is one harvest a year, in September. When summer is dry the hives give less and the price changes; the versions of the receipt tell the story.</p>',
  ),
  composition: both('Miel de bruyère callune. Sans ajout.', 'Ling heather honey. Nothing added.'),
  origin: both(
    'Récolté et mis en pot à Sabres, dans les Landes.',
    'Harvested and put in jars in Sabres, in the Landes.',
  ),
  care: both(
    'À température ambiante. Ne pas donner de miel à un enfant de moins d’un an.',
    'Keep at room temperature. Do not give honey to a child under one year old.',
  ),
  manufacturer: 'landes',
  drawings: [
    {
      file: 'miel-de-bruyere-500-g',
      alt: both(
        'Dessin au trait d’un pot de miel et d’une cuillère',
        'Line drawing of a jar of honey and a spoon',
      ),
    },
  ],
  vatBp: 550,
  versions: [
    version(
      {
        daysAgo: 392,
        price: '10.90',
        batchSize: 240,
        reason: both('Première récolte vendue ici.', 'First harvest sold here.'),
        unknowns: both(
          'Jusqu’où les abeilles sont allées. L’analyse dit « bruyère dominante » ; elle ne dit pas le reste.',
          'How far the bees went. The analysis says “mostly heather”; it does not say what the rest was.',
        ),
      },
      lines({ honey: '8.6000', jar: '0.5400', freight: '74' }),
    ),
    version(
      {
        daysAgo: 203,
        price: '10.90',
        batchSize: 240,
        reason: both(
          'Le verre a augmenté de sept centimes par pot. Le prix reste le même, la marge les absorbe.',
          'Glass went up by seven cents a jar. The price stays the same and the margin absorbs them.',
        ),
        unknowns: both(
          'Jusqu’où les abeilles sont allées. L’analyse dit « bruyère dominante » ; elle ne dit pas le reste.',
          'How far the bees went. The analysis says “mostly heather”; it does not say what the rest was.',
        ),
      },
      lines({ honey: '8.6000', jar: '0.6100', freight: '74' }),
    ),
    version(
      {
        daysAgo: 12,
        price: '11.50',
        batchSize: 240,
        reason: both(
          'Nouvelle récolte, plus maigre que la précédente : l’apicultrice demande 9,40 euros le kilo. Le pot passe à 11,50 euros.',
          'New harvest, leaner than the last: the beekeeper asks 9.40 euros a kilo. The jar goes to 11.50 euros.',
        ),
        unknowns: both(
          'La part de bruyère de cette récolte : l’analyse est commandée, le résultat n’est pas arrivé. Nous l’ajouterons ici.',
          'How much of this harvest is heather: the analysis is ordered and the result has not come in. We will add it here.',
        ),
      },
      lines({ honey: '9.4000', jar: '0.6100', freight: '82' }),
    ),
  ],
  variants: single('AIR', 780, 48),
}
