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
import { both, metres, pieces } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Chambray de coton 140 g/m²',
    'Cotton chambray, 140 g/m²',
    'vizelaWeavers',
    measured('2.38', metres, '8.1240'),
    invoice(36),
  ),
  material(
    'Boutons de nacre',
    'Mother-of-pearl buttons',
    'jurasButtons',
    measured('9', pieces, '0.2480'),
    invoice(48),
  ),
  material(
    'Entoilage de col et de patte',
    'Interlining for collar and placket',
    'vosgesMill',
    measured('0.28', metres, '2.6667'),
    invoice(48),
  ),
  material('Fil, étiquette', 'Thread, label', 'haberdasher', amount('0.64'), estimate(20)),
  making('Coupe', 'Cutting', 'garonneWorkshop', minutes('11', '26.10'), quote(33)),
  making('Montage', 'Sewing', 'garonneWorkshop', minutes('61', '26.10'), quote(33)),
  making(
    'Boutonnières et repassage',
    'Buttonholes and pressing',
    'garonneWorkshop',
    minutes('8', '26.10'),
    quote(33),
  ),
  transport('De Porto à Agen', 'From Porto to Agen', 'iberianFreight', batch('262'), invoice(21)),
  transport('D’Agen à la boutique', 'From Agen to the shop', 'southFreight', batch('298'), invoice(9)),
  transport('Boîte en kraft', 'Kraft box', 'cartons', amount('0.82'), invoice(41)),
  design(
    'Patron, prototypes, gradation',
    'Pattern, prototypes, grading',
    'patternMaker',
    batch('980'),
    invoice(75),
  ),
  ...runningTheShop(daysAgo, { minutes: '18', litres: '15' }),
  ...marginAndShare(),
]

export const robeGaronne: DemoProduct = {
  slug: 'robe-chambray-garonne',
  category: 'bottoms',
  title: both('Robe en chambray « Garonne »', 'Chambray dress “Garonne”'),
  summary: both(
    'Une robe chemise qui tombe sous le genou, avec des poches dans les coutures.',
    'A shirt dress that falls below the knee, with pockets in the seams.',
  ),
  description: both(
    '<p>Boutonnée jusqu’en bas, ceinturée ou non. Le chambray est tissé d’un fil bleu et d’un fil blanc : de loin la robe est bleu pâle, de près elle est chinée.</p><p>Deux poches profondes, où l’on peut vraiment mettre les mains. Elles coûtent trois minutes et douze centimètres de tissu, et personne ne nous l’a encore reproché.</p>',
    '<p>Buttoned all the way down, with or without its belt. Chambray is woven from one blue thread and one white: from afar the dress is pale blue, from near it is flecked.</p><p>Two deep pockets that really take your hands. They cost three minutes and twelve centimetres of cloth, and nobody has held it against us yet.</p>',
  ),
  composition: both('100 % coton. Boutons en nacre.', '100% cotton. Mother-of-pearl buttons.'),
  origin: both(
    'Tissu tissé dans le nord du Portugal, robe coupée et cousue à Agen. Boutons de Saint-Claude.',
    'Cloth woven in northern Portugal, dress cut and sewn in Agen. Buttons from Saint-Claude.',
  ),
  care: both(
    'Lavage à 30 °C. Repassage à fer moyen. La ceinture se lave avec la robe.',
    'Wash at 30 °C. Medium iron. Wash the belt with the dress.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'robe-chambray-garonne',
      alt: both('Dessin au trait d’une robe chemise ceinturée', 'Line drawing of a belted shirt dress'),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 231,
        price: '119.00',
        batchSize: 200,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'D’où vient la nacre. La boutonnerie achète des ébauches déjà percées et ne connaît que le pays d’expédition, pas les eaux de pêche.',
          'Where the mother-of-pearl comes from. The button maker buys blanks already drilled and knows only the country they were shipped from, not the waters they were fished in.',
        ),
      },
      lines,
    ),
  ],
  variants: bySize('GAR', 380, { XS: 5, S: 11, M: 16, L: 12, XL: 6 }),
}
