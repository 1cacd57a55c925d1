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
import { byColour } from '../variants.ts'
import { both, grams, metres, pieces, sheets } from '../words.ts'

const tiny = both(
  'Deux montants de quelques centimes, achetés ensemble à la relieuse : séparés, ils n’apprendraient rien.',
  'Two amounts of a few cents, bought together from the bookbinder: apart, they would tell nothing.',
)

const lines =
  (cost: { paper: string; binding: string; quoteAge: number }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Papier 100 g/m², format 45 × 64',
      'Paper, 100 g/m², 45 × 64 cm',
      'paperMill',
      measured('12', sheets, cost.paper),
      invoice(39),
    ),
    material(
      'Toile de reliure',
      'Binding cloth',
      'northMill',
      measured('0.11', metres, '13.6000'),
      invoice(68),
    ),
    material('Carton gris 2 mm', 'Grey board, 2 mm', 'cartons', measured('2', pieces, '0.1740'), invoice(41)),
    ...grouped(tiny, [
      material('Fil de lin', 'Linen thread', 'bookbinder', measured('1.40', metres, '0.0520'), invoice(39)),
      material('Colle', 'Glue', 'bookbinder', measured('9', grams, '0.0088'), estimate(39)),
    ]),
    making(
      'Pliage des cahiers',
      'Folding the sections',
      'bookbinder',
      minutes('2.5', cost.binding),
      quote(cost.quoteAge),
    ),
    making('Couture', 'Sewing', 'bookbinder', minutes('7', cost.binding), quote(cost.quoteAge)),
    making(
      'Emboîtage et presse',
      'Casing-in and pressing',
      'bookbinder',
      minutes('4', cost.binding),
      quote(cost.quoteAge),
    ),
    transport('D’Ambert à la boutique', 'From Ambert to the shop', 'southFreight', batch('63'), invoice(7)),
    transport('Bande de papier', 'Paper band', 'cartons', amount('0.09'), invoice(41)),
    design('Maquette et fer à dorer', 'Layout and blocking die', 'illustrator', batch('126'), invoice(170)),
    ...runningTheShop(daysAgo, { minutes: '3.5', litres: '0.5' }),
    ...marginAndShare(),
  ]

export const carnetEncre: DemoProduct = {
  slug: 'carnet-relie-encre',
  category: 'pantry',
  title: both('Carnet relié « Encre »', 'Bound notebook “Encre”'),
  summary: both(
    '192 pages cousues, qui restent ouvertes à plat ; l’encre n’y traverse pas.',
    '192 sewn pages that lie flat; ink does not bleed through them.',
  ),
  description: both(
    '<p>Douze feuilles pliées trois fois font douze cahiers, cousus au fil de lin puis emboîtés dans une couverture de toile. Le carnet s’ouvre à plat dès la première page, parce qu’il est cousu et non collé.</p><p>Pages unies. Nous avons essayé les lignes : la moitié d’entre vous en voulait, l’autre non.</p>',
    '<p>Twelve sheets folded three times make twelve sections, sewn with linen thread and cased in cloth. The notebook lies flat from the first page because it is sewn, not glued.</p><p>Plain pages. We tried ruled ones: half of you wanted them, the other half did not.</p>',
  ),
  composition: both(
    'Papier, carton, toile de coton, fil de lin.',
    'Paper, board, cotton cloth, linen thread.',
  ),
  origin: both(
    'Papier et reliure d’Ambert. Toile de Wasquehal.',
    'Paper and binding from Ambert. Cloth from Wasquehal.',
  ),
  care: both('Le tenir loin de la baignoire.', 'Keep it away from the bath.'),
  manufacturer: 'dore',
  drawings: [
    {
      file: 'carnet-relie-encre',
      alt: both(
        'Dessin au trait d’un carnet relié, fermé, et d’un porte-plume',
        'Line drawing of a bound notebook, closed, and a dip pen',
      ),
    },
    {
      file: 'carnet-relie-encre-detail',
      alt: both(
        'Dessin du carnet ouvert à plat, avec le fil de couture dans le pli',
        'Drawing of the notebook lying open, with the sewing thread in the fold',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 322,
        price: '17.50',
        batchSize: 210,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'D’où vient la pâte du papier. Le moulin en mélange deux, l’une française, l’autre « d’Europe ».',
          'Where the paper pulp comes from. The mill mixes two, one French, the other “European”.',
        ),
      },
      lines({ paper: '0.0980', binding: '23.80', quoteAge: 45 }),
    ),
    version(
      {
        daysAgo: 17,
        price: '18.50',
        batchSize: 210,
        reason: both(
          'Nouveau devis de la relieuse et papier plus cher. Le prix monte d’un euro, ce qui couvre les deux.',
          'New quote from the bookbinder and dearer paper. The price rises by one euro, which covers both.',
        ),
        unknowns: both(
          'D’où vient la moitié de la pâte du papier. Le moulin répond « d’Europe » ; nous lui avons demandé le pays.',
          'Where half of the paper pulp comes from. The mill says “Europe”; we have asked which country.',
        ),
      },
      lines({ paper: '0.1240', binding: '25.20', quoteAge: 21 }),
    ),
  ],
  variants: byColour('ENC', 410, [
    { code: 'NUI', name: both('Nuit', 'Night blue'), stock: 37 },
    { code: 'BRI', name: both('Brique', 'Brick'), stock: 24 },
    { code: 'LIN', name: both('Écru', 'Ecru'), stock: 29 },
  ]),
}
