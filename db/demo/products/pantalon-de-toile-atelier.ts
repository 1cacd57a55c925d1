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

const lines =
  (cost: { canvas: string; sewing: string; quoteAge: number }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Toile de coton 340 g/m²',
      'Cotton canvas, 340 g/m²',
      'northMill',
      measured('1.58', metres, cost.canvas),
      invoice(27),
    ),
    material(
      'Cretonne pour les poches',
      'Calico for the pockets',
      'northMill',
      measured('0.34', metres, '3.8800'),
      invoice(27),
    ),
    material('Fermeture en laiton', 'Brass zip', 'gardaZips', measured('1', piece, '0.9350'), invoice(58)),
    material(
      'Bouton et rivets',
      'Button and rivets',
      'jurasButtons',
      measured('5', pieces, '0.1160'),
      invoice(58),
    ),
    material(
      'Fil à surpiquer',
      'Topstitching thread',
      'haberdasher',
      measured('212', metres, '0.0027'),
      estimate(20),
    ),
    making('Coupe', 'Cutting', 'roubaixWorkshop', minutes('9', cost.sewing), quote(cost.quoteAge)),
    making(
      'Montage et surpiqûres',
      'Sewing and topstitching',
      'roubaixWorkshop',
      minutes('55', cost.sewing),
      quote(cost.quoteAge),
    ),
    transport(
      'Du tissage à l’atelier',
      'From the mill to the workshop',
      'northFreight',
      batch('214'),
      invoice(16),
    ),
    transport(
      'De l’atelier à la boutique',
      'From the workshop to the shop',
      'northFreight',
      batch('236'),
      invoice(7),
    ),
    transport('Boîte en kraft', 'Kraft box', 'cartons', amount('0.82'), invoice(41)),
    design(
      'Patron et trois prototypes',
      'Pattern and three prototypes',
      'patternMaker',
      batch('910'),
      invoice(90),
    ),
    ...runningTheShop(daysAgo, { minutes: '17', litres: '12' }),
    ...marginAndShare(),
  ]

export const pantalonAtelier: DemoProduct = {
  slug: 'pantalon-de-toile-atelier',
  category: 'bottoms',
  title: both('Pantalon de toile « Atelier »', 'Canvas trousers “Atelier”'),
  summary: both(
    'Une toile raide le premier mois, cinq poches, une taille haute qui ne serre pas.',
    'Stiff for the first month, five pockets, a high waist that does not pinch.',
  ),
  description: both(
    '<p>Dessiné d’après le pantalon que portait notre premier coupeur. La jambe est large jusqu’au genou, puis droite. La cinquième poche, sur la cuisse, tient un mètre pliant ou un téléphone.</p><p>L’ourlet est laissé long de six centimètres : reprenez-le chez vous, ou ne le reprenez pas.</p>',
    '<p>Drawn from the trousers our first cutter wore. The leg is wide to the knee, then straight. The fifth pocket, on the thigh, holds a folding rule or a telephone.</p><p>The hem is left six centimetres long: take it up at home, or leave it.</p>',
  ),
  composition: both('100 % coton. Fermeture et rivets en laiton.', '100% cotton. Brass zip and rivets.'),
  origin: both(
    'Coton filé en Turquie, tissé à Wasquehal, coupé et cousu à Roubaix. Fermeture de Brescia (Italie).',
    'Cotton spun in Turkey, woven in Wasquehal, cut and sewn in Roubaix. Zip from Brescia (Italy).',
  ),
  care: both(
    'Lavage à 40 °C sur l’envers. La couleur baisse aux genoux avec le temps ; les coutures tiennent.',
    'Wash inside out at 40 °C. The colour fades at the knees in time; the seams hold.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'pantalon-de-toile-atelier',
      alt: both(
        'Dessin au trait d’un pantalon à taille haute avec une poche sur la cuisse',
        'Line drawing of high-waisted trousers with a pocket on the thigh',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 351,
        price: '95.00',
        batchSize: 260,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Le pays où le coton a poussé : la filature achète sur le marché et ne suit pas les balles.',
          'The country where the cotton grew: the spinner buys on the market and does not follow the bales.',
        ),
      },
      lines({ canvas: '10.1500', sewing: '25.20', quoteAge: 19 }),
    ),
    version(
      {
        daysAgo: 198,
        price: '98.00',
        batchSize: 260,
        reason: both(
          'Devis de l’atelier en hausse et toile plus chère de 20 centimes le mètre. Le prix augmente de trois euros, la marge reste presque la même.',
          'The workshop’s quote went up and canvas costs 20 cents more a metre. The price rises by three euros and the margin hardly moves.',
        ),
        unknowns: both(
          'Le pays où le coton a poussé : la filature achète sur le marché et ne suit pas les balles. Nous cherchons une autre filature, sans l’avoir trouvée à ce prix.',
          'The country where the cotton grew: the spinner buys on the market and does not follow the bales. We are looking for another mill and have not found one at this price.',
        ),
      },
      lines({ canvas: '10.3500', sewing: '26.36', quoteAge: 42 }),
    ),
  ],
  variants: bySize('ATE', 690, { '36': 7, '38': 15, '40': 18, '42': 16, '44': 9, '46': 4 }),
}
