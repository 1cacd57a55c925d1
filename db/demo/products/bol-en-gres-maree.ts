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
import { both, grams, kilograms } from '../words.ts'

const lines =
  (cost: { clay: string; kiln: string; throwing: string; quoteAge: number; documents?: string[] }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Terre à grès',
      'Stoneware clay',
      'clayPit',
      measured('0.78', kilograms, cost.clay),
      invoice(23, ...(cost.documents ?? [])),
    ),
    material('Émail de cendre', 'Ash glaze', 'glazeMerchant', measured('62', grams, '0.0195'), invoice(40)),
    material(
      'Oxyde de cobalt',
      'Cobalt oxide',
      'glazeMerchant',
      measured('0.9', grams, '0.2100'),
      invoice(40),
    ),
    material('Gaz de deux cuissons', 'Gas for two firings', 'kilnEnergy', batch(cost.kiln), invoice(14)),
    making('Tournage', 'Throwing', 'potter', minutes('9', cost.throwing), quote(cost.quoteAge)),
    making(
      'Tournassage du pied',
      'Trimming the foot',
      'potter',
      minutes('4', cost.throwing),
      quote(cost.quoteAge),
    ),
    making('Émaillage', 'Glazing', 'potter', minutes('2.5', cost.throwing), quote(cost.quoteAge)),
    making(
      'Enfournement et défournement',
      'Loading and unloading the kiln',
      'potter',
      batch('146.40'),
      quote(cost.quoteAge),
    ),
    transport('Livraison de la terre', 'Delivery of the clay', 'southFreight', batch('52.80'), invoice(23)),
    transport(
      'De Saint-Malo à la boutique',
      'From Saint-Malo to the shop',
      'northFreight',
      batch('79.20'),
      invoice(6),
    ),
    transport('Boîte alvéolée', 'Cellular box', 'cartons', amount('0.45'), invoice(41)),
    design('Essais de forme et d’émail', 'Trials of shape and glaze', 'team', batch('96'), estimate(60)),
    ...runningTheShop(daysAgo, { minutes: '4', litres: '1.55' }),
    ...marginAndShare(),
  ]

export const bolMaree: DemoProduct = {
  slug: 'bol-en-gres-maree',
  category: 'ceramics',
  title: both('Bol en grès « Marée »', 'Stoneware bowl “Marée”'),
  summary: both(
    'Tourné à Saint-Malo, bleu dedans, terre nue dehors ; pour une soupe ou un grand café.',
    'Thrown in Saint-Malo, blue inside, bare clay outside; it holds a soup or a large coffee.',
  ),
  description: both(
    '<p>Quarante-cinq centilitres, un pied assez large pour ne pas verser. L’émail s’arrête à un doigt du bord, à main levée : la ligne monte et descend, d’où le nom.</p><p>Chaque fournée perd quelques bols, fendus ou collés. Leur coût est déjà dans la cuisson ; nous ne le comptons pas deux fois.</p>',
    '<p>Forty-five centilitres, with a foot wide enough not to tip. The glaze stops a finger from the rim, by eye: the line rises and falls, hence the name.</p><p>Every firing loses a few bowls, cracked or stuck. Their cost is already in the firing; we do not count it twice.</p>',
  ),
  composition: both('Grès, émail de cendre.', 'Stoneware, ash glaze.'),
  origin: both(
    'Terre de Puisaye, tournée, émaillée et cuite à Saint-Malo.',
    'Clay from the Puisaye, thrown, glazed and fired in Saint-Malo.',
  ),
  care: both(
    'Lave-vaisselle et micro-ondes. Pas de choc de température : du réfrigérateur au four, il fend.',
    'Dishwasher and microwave. No thermal shock: from the fridge to the oven it cracks.',
  ),
  manufacturer: 'estran',
  drawings: [
    {
      file: 'bol-en-gres-maree',
      alt: both(
        'Dessin au trait d’un bol dont l’émail s’arrête en vague sous le bord',
        'Line drawing of a bowl whose glaze stops in a wave below the rim',
      ),
    },
    {
      file: 'bol-en-gres-maree-detail',
      alt: both(
        'Dessin de l’intérieur du bol vu de dessus, avec les spires du tournage',
        'Drawing of the inside of the bowl seen from above, with the rings left by throwing',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 410,
        price: '21.50',
        batchSize: 240,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'La mine du cobalt. Le marchand d’oxydes achète à un négociant.',
          'The mine the cobalt came from. The oxide merchant buys from a trader.',
        ),
      },
      lines({ clay: '1.7200', kiln: '216', throwing: '26.80', quoteAge: 28 }),
    ),
    version(
      {
        daysAgo: 275,
        price: '21.50',
        batchSize: 240,
        reason: both(
          'Le gaz de la cuisson coûte 14 centimes de plus par bol, les frais de la boutique 7. Nous gardons le prix, la marge baisse de 21 centimes.',
          'Gas for the firing costs 14 cents more a bowl, running the shop 7. We keep the price and the margin falls by 21 cents.',
        ),
        unknowns: both(
          'La mine du cobalt. Le marchand d’oxydes achète à un négociant.',
          'The mine the cobalt came from. The oxide merchant buys from a trader.',
        ),
      },
      lines({ clay: '1.7200', kiln: '249.60', throwing: '26.80', quoteAge: 163 }),
    ),
    version(
      {
        daysAgo: 112,
        price: '22.15',
        batchSize: 240,
        reason: both(
          'Nouvelle heure d’atelier à 27,60 euros et terre plus chère. Le prix monte de 65 centimes.',
          'The workshop’s hour is now 27.60 euros and clay costs more. The price rises by 65 cents.',
        ),
        unknowns: both(
          'La mine du cobalt. Le marchand d’oxydes achète à un négociant, qui répond « plusieurs origines » et rien de plus.',
          'The mine the cobalt came from. The oxide merchant buys from a trader, who answers “several origins” and no more.',
        ),
      },
      lines({
        clay: '1.8500',
        kiln: '249.60',
        throwing: '27.60',
        quoteAge: 11,
        documents: ['facture-terre-a-gres'],
      }),
    ),
  ],
  variants: single('MAB', 520, 60),
}
