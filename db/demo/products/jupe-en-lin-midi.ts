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
import { both, metres, piece } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Toile de lin 210 g/m²',
    'Linen cloth, 210 g/m²',
    'leieWeavers',
    measured('1.36', metres, '9.4500'),
    invoice(33),
  ),
  material(
    'Doublure de coton',
    'Cotton lining',
    'vizelaWeavers',
    measured('0.88', metres, '4.3600'),
    invoice(51),
  ),
  material('Fermeture invisible', 'Invisible zip', 'gardaZips', measured('1', piece, '0.7800'), invoice(64)),
  material('Fil, agrafe, étiquette', 'Thread, hook, label', 'haberdasher', amount('0.52'), estimate(20)),
  making('Coupe', 'Cutting', 'garonneWorkshop', minutes('7', '26.10'), quote(33)),
  making('Montage et ourlet', 'Sewing and hem', 'garonneWorkshop', minutes('35', '26.10'), quote(33)),
  transport('De Courtrai à Agen', 'From Kortrijk to Agen', 'northFreight', batch('231'), invoice(22)),
  transport('D’Agen à la boutique', 'From Agen to the shop', 'southFreight', batch('198'), invoice(10)),
  transport('Pochette en papier fort', 'Heavy paper mailer', 'cartons', amount('0.46'), invoice(41)),
  design('Patron et gradation', 'Pattern and grading', 'patternMaker', batch('590'), invoice(80)),
  ...runningTheShop(daysAgo, { minutes: '14', litres: '8' }),
  ...marginAndShare(),
]

export const jupeMidi: DemoProduct = {
  slug: 'jupe-en-lin-midi',
  category: 'bottoms',
  title: both('Jupe en lin « Midi »', 'Linen skirt “Midi”'),
  summary: both(
    'Taillée en biais, doublée de coton, elle s’arrête à mi-mollet et tourne quand vous tournez.',
    'Cut on the bias and lined in cotton, it stops at mid-calf and turns when you turn.',
  ),
  description: both(
    '<p>Quatre panneaux coupés en biais : c’est ce qui la fait tomber, et c’est ce qui laisse le plus de chutes. Nous en perdons un quart ; l’atelier en fait des essuie-lames.</p><p>La fermeture est sur le côté gauche. La taille est plate devant, élastique nulle part : mesurez-vous avant de choisir.</p>',
    '<p>Four panels cut on the bias: that is what makes it hang, and what leaves the most offcuts. We lose a quarter of the cloth; the workshop turns it into rags for wiping blades.</p><p>The zip is on the left side. The waist is flat in front and elastic nowhere: measure yourself before you choose.</p>',
  ),
  composition: both('100 % lin. Doublure : 100 % coton.', '100% linen. Lining: 100% cotton.'),
  origin: both(
    'Lin tissé à Courtrai (Belgique), doublure du nord du Portugal, jupe coupée et cousue à Agen.',
    'Linen woven in Kortrijk (Belgium), lining from northern Portugal, skirt cut and sewn in Agen.',
  ),
  care: both(
    'Lavage à 30 °C, essorage doux. Suspendre par la taille pour sécher.',
    'Wash at 30 °C, gentle spin. Hang by the waist to dry.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'jupe-en-lin-midi',
      alt: both('Dessin au trait d’une jupe évasée à mi-mollet', 'Line drawing of a flared mid-calf skirt'),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 187,
        price: '76.00',
        batchSize: 180,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Les champs où le lin a poussé. Le tisseur achète des fibres françaises, belges et néerlandaises et les file ensemble.',
          'The fields where the flax grew. The weaver buys French, Belgian and Dutch fibre and has it spun together.',
        ),
      },
      lines,
    ),
  ],
  variants: bySize('MID', 310, { '36': 8, '38': 12, '40': 13, '42': 9, '44': 5 }),
}
