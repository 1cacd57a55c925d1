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
import { both, grams, pairs } from '../words.ts'

const lines =
  (cost: { yarn: string; band: string }) =>
  (daysAgo: number): DemoLine[] => [
    material('Fil de laine', 'Wool yarn', 'biellaYarns', measured('168', grams, cost.yarn), invoice(35)),
    material(
      'Polyamide pour talons et pointes',
      'Polyamide for heels and toes',
      'biellaYarns',
      measured('42', grams, '0.0108'),
      invoice(35),
    ),
    material('Fil élastique', 'Elastic thread', 'haberdasher', amount('0.11'), estimate(20)),
    making(
      'Tricotage circulaire',
      'Circular knitting',
      'sockWorkshop',
      measured('3', pairs, '1.3800'),
      quote(62),
    ),
    making('Remaillage des pointes', 'Linking the toes', 'sockWorkshop', minutes('4.8', '23.40'), quote(62)),
    making(
      'Mise en forme, appairage',
      'Boarding and pairing',
      'sockWorkshop',
      minutes('2.4', '23.40'),
      quote(62),
    ),
    transport('De Biella à Limoges', 'From Biella to Limoges', 'southFreight', batch('168'), invoice(28)),
    transport(
      'De Limoges à la boutique',
      'From Limoges to the shop',
      'southFreight',
      batch('132'),
      invoice(11),
    ),
    transport('Emballage', 'Packaging', 'cartons', amount(cost.band), invoice(41)),
    design(
      'Mise en carte des trois rayures',
      'Charting the three stripes',
      'illustrator',
      batch('240'),
      invoice(130),
    ),
    ...runningTheShop(daysAgo, { minutes: '6', litres: '1.5' }),
    ...marginAndShare(),
  ]

export const chaussettesTrio: DemoProduct = {
  slug: 'chaussettes-en-laine-trio',
  category: 'knits',
  title: both('Chaussettes en laine « Trio »', 'Wool socks “Trio”'),
  summary: both(
    'Trois paires, trois rayures ; quand une chaussette se perd, les cinq autres vont encore ensemble.',
    'Three pairs, three stripes; when one sock goes missing, the other five still match.',
  ),
  description: both(
    '<p>Même laine, mêmes couleurs, trois largeurs de rayure. L’idée vient d’un client qui nous demandait de vendre les chaussettes à l’unité. Nous n’avons pas su ; nous avons fait mieux, peut-être.</p><p>Talons et pointes sont renforcés de polyamide : sans lui, la laine se troue en un hiver. La pointe est remaillée, sans couture qui appuie.</p>',
    '<p>The same wool, the same colours, three widths of stripe. The idea came from a customer who asked us to sell socks singly. We could not; this may be better.</p><p>Heels and toes are reinforced with polyamide: without it, wool wears through in one winter. The toe is linked, with no seam pressing on it.</p>',
  ),
  composition: both('78 % laine, 20 % polyamide, 2 % élasthanne.', '78% wool, 20% polyamide, 2% elastane.'),
  origin: both(
    'Fil filé et teint à Biella (Italie), chaussettes tricotées et remaillées à Limoges.',
    'Yarn spun and dyed in Biella (Italy), socks knitted and linked in Limoges.',
  ),
  care: both(
    'Lavage à 30 °C, à l’envers. Pas de sèche-linge : elles en sortiraient pour enfant.',
    'Wash inside out at 30 °C. Do not tumble dry: they would come out child-sized.',
  ),
  manufacturer: 'vienne',
  drawings: [
    {
      file: 'chaussettes-en-laine-trio',
      alt: both(
        'Dessin au trait de trois chaussettes rayées posées côte à côte',
        'Line drawing of three striped socks side by side',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 340,
        price: '26.00',
        batchSize: 400,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Le pays des moutons : l’Italie file, mais la laine vient d’enchères où les lots sont mêlés.',
          'The country of the sheep: Italy spins, but the wool comes from auctions where lots are mixed.',
        ),
      },
      lines({ yarn: '0.0262', band: '0.24' }),
    ),
    version(
      {
        daysAgo: 76,
        price: '27.00',
        batchSize: 400,
        reason: both(
          'La laine peignée a pris 15 %. Nous avons d’abord remplacé la boîte par une bande de papier, puis ajouté un euro au prix.',
          'Combed wool went up by 15%. First we replaced the box with a paper band, then we added one euro to the price.',
        ),
        unknowns: both(
          'Le pays des moutons. La filature nous indique depuis cette année le continent de chaque lot, pas encore la ferme.',
          'The country of the sheep. Since this year the mill tells us the continent of each lot, but not yet the farm.',
        ),
      },
      lines({ yarn: '0.0301', band: '0.09' }),
    ),
  ],
  variants: bySize('TRI', 190, { '36-38': 31, '39-41': 44, '42-44': 38, '45-47': 14 }),
}
