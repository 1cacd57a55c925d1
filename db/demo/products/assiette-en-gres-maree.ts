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
import { single } from '../variants.ts'
import { both, grams, kilograms } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material('Terre à grès', 'Stoneware clay', 'clayPit', measured('1.16', kilograms, '1.8500'), invoice(32)),
  material('Émail de cendre', 'Ash glaze', 'glazeMerchant', measured('88', grams, '0.0195'), invoice(49)),
  material('Oxyde de cobalt', 'Cobalt oxide', 'glazeMerchant', measured('1.1', grams, '0.2100'), invoice(49)),
  material('Gaz de deux cuissons', 'Gas for two firings', 'kilnEnergy', batch('249.60'), invoice(18)),
  making('Estampage sur moule', 'Pressing over a mould', 'potter', minutes('7', '27.60'), quote(60)),
  making('Ébarbage et pied', 'Fettling and foot', 'potter', minutes('4', '27.60'), quote(60)),
  making('Émaillage', 'Glazing', 'potter', minutes('3', '27.60'), quote(60)),
  making(
    'Enfournement et défournement',
    'Loading and unloading the kiln',
    'potter',
    batch('146.40'),
    quote(60),
  ),
  transport(
    'De Saint-Malo à la boutique',
    'From Saint-Malo to the shop',
    'northFreight',
    batch('96'),
    invoice(6),
  ),
  transport('Boîte alvéolée', 'Cellular box', 'cartons', amount('0.72'), invoice(41)),
  design('Moules en plâtre', 'Plaster moulds', 'potter', batch('120'), invoice(90)),
  ...runningTheShop(daysAgo, { minutes: '5', litres: '2.2' }),
  ...marginAndShare(),
]

export const assietteMaree: DemoProduct = {
  slug: 'assiette-en-gres-maree',
  category: 'ceramics',
  title: both('Assiette en grès « Marée »', 'Stoneware plate “Marée”'),
  summary: both(
    'Vingt-quatre centimètres, un rebord bas, le même bleu que le bol.',
    'Twenty-four centimetres, a low rim, the same blue as the bowl.',
  ),
  description: both(
    '<p>Pressée sur un moule de plâtre, puis reprise au couteau. Le rebord est juste assez haut pour une sauce, juste assez bas pour empiler douze assiettes sans qu’elles penchent.</p><p>Une assiette plate gauchit plus facilement au four qu’un bol : une sur neuf ne sort pas droite. Nous ne vendons pas celles-là.</p>',
    '<p>Pressed over a plaster mould, then finished with a knife. The rim is just high enough for a sauce and just low enough to stack twelve plates without a lean.</p><p>A flat plate warps in the kiln more easily than a bowl: one in nine does not come out straight. Those we do not sell.</p>',
  ),
  composition: both('Grès, émail de cendre.', 'Stoneware, ash glaze.'),
  origin: both(
    'Terre de Puisaye, pressée, émaillée et cuite à Saint-Malo.',
    'Clay from the Puisaye, pressed, glazed and fired in Saint-Malo.',
  ),
  care: both(
    'Lave-vaisselle et micro-ondes. Le couteau peut y laisser un trait gris, qui part à la pierre d’argile.',
    'Dishwasher and microwave. A knife may leave a grey line, which comes off with clay paste.',
  ),
  manufacturer: 'estran',
  drawings: [
    {
      file: 'assiette-en-gres-maree',
      alt: both(
        'Dessin au trait d’une assiette vue de dessus, avec son profil',
        'Line drawing of a plate seen from above, with its profile',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 226,
        price: '29.00',
        batchSize: 150,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'La mine du cobalt, comme pour le bol. Et combien d’assiettes seront perdues à la prochaine fournée : nous comptons une sur neuf d’après trois fournées seulement.',
          'The mine the cobalt came from, as with the bowl. And how many plates the next firing will lose: we count one in nine, from three firings only.',
        ),
      },
      lines,
    ),
  ],
  variants: single('MAA', 780, 46),
}
