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
import { both, grams, piece } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Laine filée, chaîne',
    'Spun wool, warp',
    'margerideWool',
    measured('96', grams, '0.0468'),
    invoice(45),
  ),
  material(
    'Laine filée, trame',
    'Spun wool, weft',
    'margerideWool',
    measured('118', grams, '0.0412'),
    invoice(45),
  ),
  material('Étiquette en coton', 'Cotton label', 'labelWeaver', measured('1', piece, '0.0960'), invoice(52)),
  making('Ourdissage de la chaîne', 'Warping', 'weaver', batch('165'), quote(38)),
  making('Tissage', 'Weaving', 'weaver', minutes('25', '27.50'), quote(38)),
  making(
    'Franges, foulage, séchage',
    'Fringing, fulling, drying',
    'weaver',
    minutes('9', '27.50'),
    quote(38),
  ),
  transport(
    'De Saugues à Bourg-Saint-Maurice',
    'From Saugues to Bourg-Saint-Maurice',
    'southFreight',
    batch('54'),
    invoice(25),
  ),
  transport(
    'De Bourg-Saint-Maurice à la boutique',
    'From Bourg-Saint-Maurice to the shop',
    'southFreight',
    batch('61'),
    invoice(9),
  ),
  transport(
    'Boîte plate et papier de soie',
    'Flat box and tissue paper',
    'cartons',
    amount('0.68'),
    invoice(41),
  ),
  design(
    'Essais de rayures et d’armure',
    'Trials of stripes and weave',
    'weaver',
    batch('180'),
    estimate(60),
  ),
  ...runningTheShop(daysAgo, { minutes: '11', litres: '4' }),
  ...marginAndShare(),
]

export const echarpeMargeride: DemoProduct = {
  slug: 'echarpe-en-laine-margeride',
  category: 'accessories',
  title: both('Écharpe en laine « Margeride »', 'Wool scarf “Margeride”'),
  summary: both(
    'Deux mètres de laine tissée à la main, cinq rayures, des franges tordues une à une.',
    'Two metres of hand-woven wool, five stripes, fringes twisted one by one.',
  ),
  description: both(
    '<p>Tissée par séries de soixante sur un métier à bras : monter la chaîne prend une journée, tisser une écharpe vingt-cinq minutes. Deux écharpes ne tombent jamais au même millimètre.</p><p>Les rayures suivent les couleurs des toisons, brun, gris, écru. Rien n’est teint.</p>',
    '<p>Woven in batches of sixty on a hand loom: setting up the warp takes a day, weaving one scarf twenty-five minutes. No two come out at the same millimetre.</p><p>The stripes follow the colours of the fleeces, brown, grey, ecru. Nothing is dyed.</p>',
  ),
  composition: both('100 % laine.', '100% wool.'),
  origin: both(
    'Laine de Margeride, filée à Saugues, tissée à Bourg-Saint-Maurice.',
    'Wool from the Margeride, spun in Saugues, woven in Bourg-Saint-Maurice.',
  ),
  care: both(
    'Aérer. Laver à la main à froid, une fois par hiver au plus. Ne pas tordre.',
    'Air it. Hand wash cold, once a winter at most. Do not wring.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'echarpe-en-laine-margeride',
      alt: both(
        'Dessin au trait d’une écharpe rayée à franges, pliée en deux',
        'Line drawing of a striped, fringed scarf folded in two',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 302,
        price: '58.00',
        batchSize: 60,
        reason: both('Première série, de soixante écharpes.', 'First batch, sixty scarves.'),
        unknowns: 'none',
      },
      lines,
    ),
  ],
  variants: single('MAR', 230, 19),
}
