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
import { byColourAndSize } from '../variants.ts'
import { both, metres, piece, pieces } from '../words.ts'

const lines =
  (cost: { moleskin: string; parcel: string }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Moleskine de coton 400 g/m²',
      'Cotton moleskin, 400 g/m²',
      'northMill',
      measured('2.06', metres, cost.moleskin),
      invoice(24),
    ),
    material(
      'Cretonne pour les poches',
      'Calico for the pockets',
      'northMill',
      measured('0.52', metres, '3.8800'),
      invoice(24),
    ),
    material(
      'Boutons de corozo 23 mm',
      'Corozo buttons, 23 mm',
      'jurasButtons',
      measured('6', pieces, '0.3425'),
      invoice(38),
    ),
    material(
      'Fil à surpiquer',
      'Topstitching thread',
      'haberdasher',
      measured('320', metres, '0.0027'),
      estimate(20),
    ),
    material('Étiquette tissée', 'Woven label', 'labelWeaver', measured('1', piece, '0.1280'), invoice(70)),
    making('Coupe', 'Cutting', 'roubaixWorkshop', minutes('14', '26.36'), quote(50)),
    making('Montage', 'Sewing', 'roubaixWorkshop', minutes('70', '26.36'), quote(50)),
    making(
      'Boutonnières, finitions, repassage',
      'Buttonholes, finishing, pressing',
      'roubaixWorkshop',
      minutes('9', '26.36'),
      quote(50),
    ),
    making('Lavage d’assouplissement', 'Softening wash', 'linenWorkshop', batch('276'), invoice(30)),
    transport(
      'Du tissage à l’atelier',
      'From the mill to the workshop',
      'northFreight',
      batch('188'),
      invoice(16),
    ),
    transport('Aller et retour au lavage', 'To the wash and back', 'southFreight', batch('342'), invoice(12)),
    transport('Boîte et papier', 'Box and paper', 'cartons', amount(cost.parcel), invoice(18)),
    design(
      'Patron d’après trois vestes anciennes',
      'Pattern from three old jackets',
      'patternMaker',
      batch('860'),
      invoice(110),
    ),
    ...runningTheShop(daysAgo, { minutes: '20', litres: '18' }),
    ...marginAndShare(),
  ]

const unknowns = both(
  'Le nom du teinturier. Le tissage fait teindre chez deux sous-traitants et ne nous dit pas lequel a teint quel rouleau.',
  'The name of the dyer. The mill has its cloth dyed by two contractors and does not tell us which of them dyed which roll.',
)

export const vesteHouille: DemoProduct = {
  slug: 'veste-de-travail-houille',
  category: 'tops',
  title: both('Veste de travail « Houille »', 'Work jacket “Houille”'),
  summary: both(
    'Une moleskine lavée, quatre poches plaquées, six boutons : la veste des ateliers du Nord.',
    'Washed moleskin, four patch pockets, six buttons: the jacket of the northern workshops.',
  ),
  description: both(
    '<p>Nous avons décousu trois vestes d’avant-guerre, trouvées à Lens, à Douai et chez la grand-mère de l’une de nous, pour comprendre comment l’épaule tombait. Celle-ci reprend leur manche en deux parties et leur poche intérieure.</p><p>La moleskine sort raide du métier ; un lavage la rend portable dès le premier jour. Elle blanchira aux coudes.</p><ul><li>Quatre poches plaquées, une poche intérieure</li><li>Se porte près du corps ; une taille de plus pour un gros pull</li></ul>',
    '<p>We unpicked three pre-war jackets, found in Lens, in Douai and at the home of one of our grandmothers, to see how the shoulder fell. This one keeps their two-part sleeve and their inside pocket.</p><p>Moleskin comes off the loom stiff; one wash makes it wearable from the first day. It will turn pale at the elbows.</p><ul><li>Four patch pockets, one inside pocket</li><li>A close fit; go one size up for a heavy jumper</li></ul>',
  ),
  composition: both('100 % coton. Boutons en corozo.', '100% cotton. Corozo buttons.'),
  origin: both(
    'Tissée à Wasquehal, coupée et cousue à Roubaix, lavée à Cholet.',
    'Woven in Wasquehal, cut and sewn in Roubaix, washed in Cholet.',
  ),
  care: both(
    'Lavage à 40 °C, seule les deux premières fois : l’indigo et le noir dégorgent.',
    'Wash at 40 °C, on its own the first two times: the indigo and the black bleed.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'veste-de-travail-houille',
      alt: both(
        'Dessin au trait d’une veste de travail boutonnée à quatre poches plaquées',
        'Line drawing of a buttoned work jacket with four patch pockets',
      ),
    },
    {
      file: 'veste-de-travail-houille-detail',
      alt: both(
        'Dessin d’une poche plaquée et de sa double surpiqûre, vues de près',
        'Close-up drawing of a patch pocket and its double topstitching',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 312,
        price: '145.00',
        batchSize: 180,
        reason: both('Première série.', 'First batch.'),
        unknowns,
      },
      lines({ moleskin: '13.1000', parcel: '1.46' }),
    ),
    version(
      {
        daysAgo: 104,
        price: '145.00',
        batchSize: 180,
        reason: both(
          'La boîte rigide devient une boîte pliée, moins chère de 38 centimes. La moleskine a pris 24 centimes le mètre. Au total la marge perd onze centimes.',
          'The rigid box becomes a folded one, 38 cents cheaper. Moleskin went up by 24 cents a metre. All in all the margin loses eleven cents.',
        ),
        unknowns,
      },
      lines({ moleskin: '13.3400', parcel: '1.08' }),
    ),
  ],
  variants: byColourAndSize('HOU', 820, [
    { code: 'BLE', name: both('Bleu de travail', 'Work blue'), stock: { S: 7, M: 13, L: 14, XL: 8 } },
    { code: 'NOI', name: both('Noir charbon', 'Coal black'), stock: { S: 4, M: 8, L: 9, XL: 3 } },
  ]),
}
