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
import { byColourAndSize } from '../variants.ts'
import { both, kilograms, piece } from '../words.ts'

const knitterAsked = both(
  'L’atelier travaille aussi pour d’autres marques et nous a demandé de ne pas publier ses tarifs opération par opération.',
  'The workshop also works for other brands and asked us not to publish its rates operation by operation.',
)

type Cost = { yarn: string; knitting: string; quoteAge: number; documents?: string[] }

const lines =
  (cost: Cost) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Laine cardée filée en gros',
      'Woollen-spun yarn, heavy',
      'causseSpinning',
      measured('0.59', kilograms, cost.yarn),
      invoice(44),
    ),
    material(
      'Fil de remaillage',
      'Linking yarn',
      'causseSpinning',
      measured('0.012', kilograms, '52.40'),
      invoice(44),
    ),
    material('Étiquette tissée', 'Woven label', 'labelWeaver', measured('1', piece, '0.1280'), invoice(70)),
    ...grouped(knitterAsked, [
      making(
        'Tricotage des panneaux',
        'Knitting the panels',
        'causseKnitters',
        minutes('68', cost.knitting),
        quote(cost.quoteAge, ...(cost.documents ?? [])),
      ),
      making(
        'Remaillage à la main',
        'Linking by hand',
        'causseKnitters',
        minutes('24', '26.40'),
        quote(cost.quoteAge),
      ),
      making(
        'Lavage et mise en forme',
        'Washing and blocking',
        'causseKnitters',
        batch('198'),
        quote(cost.quoteAge),
      ),
    ]),
    transport(
      'De Florac à Millau, puis à Roubaix',
      'From Florac to Millau, then to Roubaix',
      'southFreight',
      batch('276'),
      invoice(15),
    ),
    transport('Boîte et papier de soie', 'Box and tissue paper', 'cartons', amount('0.92'), invoice(41)),
    design(
      'Programmes de tricotage et essais',
      'Knitting programmes and trials',
      'causseKnitters',
      batch('540'),
      invoice(120),
    ),
    design('Dessin du point', 'Drawing the stitch', 'patternMaker', batch('240'), estimate(120)),
    ...runningTheShop(daysAgo, { minutes: '20', litres: '14' }),
    ...marginAndShare(),
  ]

const unknowns = both(
  'La part exacte de chaque élevage dans le fil. La filature mélange les toisons de plusieurs fermes des Causses, et certaines années un tiers vient d’ailleurs en France, sans qu’elle sache dire d’où.',
  'How much of the yarn comes from each farm. The mill blends fleeces from several farms of the Causses, and in some years a third comes from elsewhere in France without them being able to say where.',
)

export const pullCausse: DemoProduct = {
  slug: 'pull-en-laine-causse',
  category: 'knits',
  title: both('Pull en laine « Causse »', 'Wool jumper “Causse”'),
  summary: both(
    'Une laine qui gratte un peu, un point irlandais simple, remaillé à la main à Millau.',
    'A wool that scratches a little, a plain cable stitch, linked by hand in Millau.',
  ),
  description: both(
    '<p>Un pull ras du cou, épais, à deux torsades. Les moutons des Causses ont une laine courte et nerveuse : elle tient chaud, elle tient sa forme, et les premiers jours elle se fait sentir au col. Portez-le sur une chemise.</p><p>Les panneaux sortent d’une machine ; les épaules, le col et les manches sont ensuite remaillés à la main, maille à maille, en vingt-quatre minutes.</p><ul><li>Ample : si vous hésitez, prenez la taille en dessous</li><li>Un écheveau de fil à repriser est joint</li></ul>',
    '<p>A heavy crew-neck with two cables. The sheep of the Causses have short, springy wool: it keeps you warm, it keeps its shape, and for the first few days you feel it at the neck. Wear it over a shirt.</p><p>The panels come off a machine; the shoulders, neck and sleeves are then linked by hand, stitch by stitch, in twenty-four minutes.</p><ul><li>Roomy: if in doubt, take the size below</li><li>Comes with a small skein for darning</li></ul>',
  ),
  composition: both('100 % laine.', '100% wool.'),
  origin: both(
    'Laine française, en majorité des Causses, lavée en Haute-Loire, filée à Florac, tricotée et remaillée à Millau.',
    'French wool, mostly from the Causses, scoured in Haute-Loire, spun in Florac, knitted and linked in Millau.',
  ),
  care: both(
    'Lavage à la main ou programme laine, à froid. Séchage à plat. Une nuit à l’air lui suffit souvent.',
    'Hand wash or wool cycle, cold. Dry flat. A night in the open air is often all it needs.',
  ),
  manufacturer: 'larzac',
  drawings: [
    {
      file: 'pull-en-laine-causse',
      alt: both(
        'Dessin au trait d’un pull ras du cou à deux torsades',
        'Line drawing of a crew-neck jumper with two cables',
      ),
    },
    {
      file: 'pull-en-laine-causse-detail',
      alt: both(
        'Dessin d’une torsade et de son bord-côte, vus de près',
        'Close-up drawing of a cable and the ribbing below it',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 402,
        price: '125.00',
        batchSize: 120,
        reason: both('Première série, de 120 pièces.', 'First batch, 120 pieces.'),
        unknowns,
      },
      lines({ yarn: '39.80', knitting: '24.10', quoteAge: 30 }),
    ),
    version(
      {
        daysAgo: 296,
        price: '128.00',
        batchSize: 120,
        reason: both(
          'La filature a relevé le prix du kilo de laine, après deux ans sans changement. Trois euros de plus sur le prix.',
          'The mill raised its price for a kilo of wool, for the first time in two years. The price goes up by three euros.',
        ),
        unknowns,
      },
      lines({ yarn: '42.60', knitting: '24.10', quoteAge: 136 }),
    ),
    version(
      {
        daysAgo: 61,
        price: '128.00',
        batchSize: 120,
        reason: both(
          'Nouveau devis de tricotage, pour un an. Le prix ne bouge pas ; la marge baisse d’un peu plus d’un euro.',
          'New knitting quote, valid for a year. The price does not move; the margin falls by a little over one euro.',
        ),
        unknowns,
      },
      lines({ yarn: '42.60', knitting: '25.20', quoteAge: 14, documents: ['devis-tricotage'] }),
    ),
  ],
  variants: byColourAndSize('CAU', 640, [
    { code: 'ECR', name: both('Écru', 'Ecru'), stock: { S: 8, M: 14, L: 12, XL: 5 } },
    { code: 'BRU', name: both('Brun chiné', 'Heather brown'), stock: { S: 6, M: 9, L: 10, XL: 4 } },
  ]),
}
