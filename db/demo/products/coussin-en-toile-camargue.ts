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
import { byColour } from '../variants.ts'
import { both, kilograms, metres, piece } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Toile de coton tissée à Agadir',
    'Cotton canvas woven in Agadir',
    'soussCanvas',
    measured('0.62', metres, '5.4800'),
    invoice(42),
  ),
  material(
    'Garnissage de kapok',
    'Kapok filling',
    'stuffing',
    measured('0.46', kilograms, '7.9500'),
    invoice(36),
  ),
  material(
    'Enveloppe du garnissage',
    'Inner cover',
    'northMill',
    measured('0.58', metres, '2.1400'),
    invoice(36),
  ),
  material('Fermeture à glissière', 'Zip', 'gardaZips', measured('1', piece, '0.4100'), invoice(64)),
  making('Coupe et montage', 'Cutting and sewing', 'seamstress', minutes('13', '24.00'), quote(48)),
  making('Garnissage et fermeture', 'Filling and closing', 'seamstress', minutes('4', '24.00'), quote(48)),
  transport(
    'D’Agadir à Marseille, par la mer',
    'From Agadir to Marseille by sea',
    'seaFreight',
    batch('186'),
    invoice(38),
  ),
  transport('D’Arles à la boutique', 'From Arles to the shop', 'southFreight', batch('172'), invoice(9)),
  transport('Sac en papier', 'Paper sack', 'cartons', amount('0.38'), invoice(41)),
  transport('Frais de dédouanement', 'Customs clearance', 'treasury', batch('45'), invoice(36)),
  design('Dessin des rayures', 'Drawing the stripes', 'illustrator', batch('210'), invoice(115)),
  ...runningTheShop(daysAgo, { minutes: '7', litres: '9' }),
  ...marginAndShare(),
]

export const coussinCamargue: DemoProduct = {
  slug: 'coussin-en-toile-camargue',
  category: 'home',
  title: both('Coussin en toile « Camargue »', 'Canvas cushion “Camargue”'),
  summary: both(
    'Une toile rayée d’Agadir, du kapok dedans, 45 × 45 cm, déhoussable.',
    'Striped canvas from Agadir, kapok inside, 45 × 45 cm, with a removable cover.',
  ),
  description: both(
    '<p>La toile vient de l’autre côté de la mer, où l’on tissait déjà des stores pour les ports. Une couturière d’Arles la coupe, la monte et la garnit, par lots de vingt-cinq.</p><p>Le kapok se tasse la première année ; ouvrez la fermeture et ébouriffez-le à la main.</p>',
    '<p>The canvas comes from across the sea, where awnings for the harbours have long been woven. A seamstress in Arles cuts it, sews it and fills it, twenty-five at a time.</p><p>Kapok settles in the first year; open the zip and fluff it up by hand.</p>',
  ),
  composition: both(
    'Housse : 100 % coton. Garnissage : 100 % kapok.',
    'Cover: 100% cotton. Filling: 100% kapok.',
  ),
  origin: both(
    'Toile tissée à Agadir (Maroc), kapok d’Indonésie, coussin cousu et garni à Arles.',
    'Canvas woven in Agadir (Morocco), kapok from Indonesia, cushion sewn and filled in Arles.',
  ),
  care: both(
    'Housse lavable à 30 °C. Le garnissage ne se lave pas : il s’aère.',
    'Cover washable at 30 °C. The filling is not washed: air it.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'coussin-en-toile-camargue',
      alt: both('Dessin au trait d’un coussin carré à rayures', 'Line drawing of a square striped cushion'),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 209,
        price: '36.00',
        batchSize: 150,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Qui a cueilli le kapok. Le garnisseur l’achète en balles à un importateur, sans nom de village ni date de récolte.',
          'Who picked the kapok. The filler buys it in bales from an importer, with no village and no harvest date.',
        ),
      },
      lines,
    ),
  ],
  variants: byColour('CAM', 620, [
    { code: 'TER', name: both('Terre et écru', 'Clay and ecru'), stock: 16 },
    { code: 'BLE', name: both('Bleu et écru', 'Blue and ecru'), stock: 20 },
  ]),
}
