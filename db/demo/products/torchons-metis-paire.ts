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
import { both, metres } from '../words.ts'

const lines =
  (cost: { cloth: string; freight: string }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Toile métis lin et coton',
      'Linen and cotton union cloth',
      'northMill',
      measured('1.02', metres, cost.cloth),
      invoice(26),
    ),
    material(
      'Ruban d’accroche',
      'Hanging loop',
      'labelWeaver',
      measured('0.14', metres, '0.3100'),
      invoice(52),
    ),
    material('Fil à coudre', 'Sewing thread', 'haberdasher', measured('46', metres, '0.0016'), estimate(20)),
    making('Coupe au fil', 'Cutting along the thread', 'linenWorkshop', minutes('2.5', '25.20'), quote(40)),
    making(
      'Ourlets aux quatre côtés',
      'Hems on all four sides',
      'linenWorkshop',
      minutes('7.5', '25.20'),
      quote(40),
    ),
    transport(
      'De Wasquehal à Cholet',
      'From Wasquehal to Cholet',
      'southFreight',
      batch(cost.freight),
      invoice(19),
    ),
    transport('De Cholet à la boutique', 'From Cholet to the shop', 'southFreight', batch('138'), invoice(9)),
    transport('Bande de papier', 'Paper band', 'cartons', amount('0.11'), invoice(41)),
    design('Dessin du liteau', 'Drawing the stripe', 'illustrator', batch('190'), invoice(140)),
    ...runningTheShop(daysAgo, { minutes: '5', litres: '1.5' }),
    ...marginAndShare(),
  ]

export const torchonsPaire: DemoProduct = {
  slug: 'torchons-metis-paire',
  category: 'table',
  title: both('Torchons métis « Paire »', 'Union tea towels “Paire”'),
  summary: both(
    'Deux torchons qui essuient vraiment : chaîne de coton, trame de lin, un liteau rouge.',
    'Two tea towels that really dry: cotton warp, linen weft, one red stripe.',
  ),
  description: both(
    '<p>Le métis est l’étoffe des trousseaux : le coton pour la souplesse, le lin pour boire l’eau. Les torchons boivent mal les deux premières fois ; lavez-les avant de juger.</p><p>50 × 75 cm, un ruban au milieu du petit côté, un liteau rouge qui ne sert à rien d’autre qu’à les reconnaître.</p>',
    '<p>Union cloth is what trousseaux were made of: cotton for suppleness, linen to drink the water. The towels drink poorly the first two times; wash them before you judge.</p><p>50 × 75 cm, a loop in the middle of the short side, a red stripe that serves no purpose other than to tell them from the rest.</p>',
  ),
  composition: both('54 % coton, 46 % lin.', '54% cotton, 46% linen.'),
  origin: both(
    'Tissés à Wasquehal de coton turc et de lin français, ourlés à Cholet.',
    'Woven in Wasquehal from Turkish cotton and French linen, hemmed in Cholet.',
  ),
  care: both(
    'Lavage à 60 °C. Ils rétrécissent de deux centimètres au premier lavage, puis plus.',
    'Wash at 60 °C. They shrink by two centimetres in the first wash, then no more.',
  ),
  manufacturer: 'mauges',
  drawings: [
    {
      file: 'torchons-metis-paire',
      alt: both(
        'Dessin au trait de deux torchons à liteau, suspendus',
        'Line drawing of two striped tea towels hanging',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 376,
        price: '22.00',
        batchSize: 500,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Les fermes, pour le coton comme pour le lin.',
          'The farms, for the cotton as well as for the linen.',
        ),
      },
      lines({ cloth: '5.7600', freight: '142' }),
    ),
    version(
      {
        daysAgo: 219,
        price: '24.00',
        batchSize: 500,
        reason: both(
          'La toile et le transport ont augmenté tous les deux. Nous avions gardé le prix cinq mois ; il monte de deux euros, un peu plus que la hausse elle-même.',
          'Cloth and freight both went up. We had held the price for five months; it rises by two euros, a little more than the increase itself.',
        ),
        unknowns: both(
          'Les fermes, pour le coton comme pour le lin. Le tissage a promis le pays du coton sur ses prochaines factures.',
          'The farms, for the cotton as well as for the linen. The mill has promised to print the country of the cotton on its next invoices.',
        ),
      },
      lines({ cloth: '6.6000', freight: '196' }),
    ),
  ],
  variants: single('TOR', 240, 58),
}
