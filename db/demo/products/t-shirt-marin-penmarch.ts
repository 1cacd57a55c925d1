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
import { both, metres, piece } from '../words.ts'

const lines =
  (cost: { jersey: string; freight: string }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Jersey de coton rayé 220 g/m²',
      'Striped cotton jersey, 220 g/m²',
      'avesKnits',
      measured('0.94', metres, cost.jersey),
      invoice(31),
    ),
    material(
      'Bord-côte d’encolure',
      'Ribbing for the neck',
      'avesKnits',
      measured('0.06', metres, '6.9500'),
      invoice(31),
    ),
    material('Fil à coudre', 'Sewing thread', 'haberdasher', measured('148', metres, '0.0016'), estimate(20)),
    material('Étiquette tissée', 'Woven label', 'labelWeaver', measured('1', piece, '0.1140'), invoice(52)),
    making('Coupe au matelas', 'Cutting in layers', 'odetKnitwear', minutes('4.5', '25.80'), quote(47)),
    making(
      'Montage, surjet, ourlets',
      'Sewing, overlocking, hems',
      'odetKnitwear',
      minutes('21', '25.80'),
      quote(47),
    ),
    making('Contrôle et pliage', 'Checking and folding', 'odetKnitwear', amount('0.48'), quote(47)),
    transport(
      'De Barcelos à Quimper, par la route',
      'From Barcelos to Quimper by road',
      'iberianFreight',
      batch(cost.freight),
      invoice(26),
    ),
    transport(
      'De Quimper à la boutique',
      'From Quimper to the shop',
      'northFreight',
      batch('187'),
      invoice(8),
    ),
    transport('Pochette en papier', 'Paper mailer', 'cartons', amount('0.29'), invoice(41)),
    design(
      'Patron, gradation des tailles',
      'Pattern and size grading',
      'patternMaker',
      batch('465'),
      invoice(96),
    ),
    ...runningTheShop(daysAgo, { minutes: '9', litres: '5' }),
    ...marginAndShare(),
  ]

export const tShirtPenmarch: DemoProduct = {
  slug: 't-shirt-marin-penmarch',
  category: 'tops',
  title: both('T-shirt marin « Penmarc’h »', 'Breton T-shirt “Penmarc’h”'),
  summary: both(
    'Vingt et une rayures devant, un jersey épais tricoté au Portugal, cousu à Quimper.',
    'Twenty-one stripes in front, a heavy jersey knitted in Portugal, sewn in Quimper.',
  ),
  description: both(
    '<p>Le tricot rayé des ports, en plus léger. Le jersey est assez épais pour qu’on ne voie pas au travers, assez souple pour dormir dedans au retour.</p><p>Les rayures se rejoignent sur les côtés ; aux épaules elles ne se rejoignent pas, parce que la pente de l’épaule l’interdit. Nous préférons le dire.</p>',
    '<p>The striped top of the harbours, a little lighter. The jersey is heavy enough not to be see-through and soft enough to sleep in on the way home.</p><p>The stripes meet at the sides. At the shoulders they do not, because the slope of the shoulder will not let them. We would rather say so.</p>',
  ),
  composition: both(
    '100 % coton. Bord-côte : 95 % coton, 5 % élasthanne.',
    '100% cotton. Ribbing: 95% cotton, 5% elastane.',
  ),
  origin: both(
    'Coton d’Égypte et du Pakistan selon les lots, filé et tricoté à Barcelos (Portugal), coupé et cousu à Quimper.',
    'Cotton from Egypt or Pakistan depending on the lot, spun and knitted in Barcelos (Portugal), cut and sewn in Quimper.',
  ),
  care: both(
    'Lavage à 30 °C sur l’envers. Séchage à plat la première fois : le jersey peut perdre 3 % en longueur.',
    'Wash inside out at 30 °C. Dry flat the first time: the jersey may lose 3% of its length.',
  ),
  manufacturer: 'odet',
  drawings: [
    {
      file: 't-shirt-marin-penmarch',
      alt: both(
        'Dessin au trait d’un t-shirt rayé à manches longues et encolure bateau',
        'Line drawing of a striped long-sleeved T-shirt with a boat neck',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 388,
        price: '42.00',
        batchSize: 360,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'La plantation du coton : notre tricoteur achète un fil mélangé de deux pays et ne connaît pas les fermes.',
          'The farms that grew the cotton: our knitter buys a yarn blended from two countries and does not know them.',
        ),
      },
      lines({ jersey: '7.1800', freight: '204' }),
    ),
    version(
      {
        daysAgo: 143,
        price: '42.00',
        batchSize: 360,
        reason: both(
          'Le jersey coûte 36 centimes de plus par mètre et le transport depuis le Portugal a augmenté. Le prix reste à 42 euros, notre marge baisse.',
          'Jersey costs 36 cents more a metre and freight from Portugal has gone up. The price stays at 42 euros and our margin shrinks.',
        ),
        unknowns: both(
          'La plantation du coton : notre tricoteur achète un fil mélangé de deux pays et ne connaît pas les fermes. Il nous donne désormais le pays de chaque lot, pas davantage.',
          'The farms that grew the cotton: our knitter buys a yarn blended from two countries and does not know them. They now tell us the country of each lot, and nothing more.',
        ),
      },
      lines({ jersey: '7.5400', freight: '246' }),
    ),
  ],
  variants: byColourAndSize('PEN', 210, [
    { code: 'ECM', name: both('Écru et marine', 'Ecru and navy'), stock: { S: 18, M: 27, L: 24, XL: 11 } },
    { code: 'MAE', name: both('Marine et écru', 'Navy and ecru'), stock: { S: 12, M: 19, L: 15, XL: 7 } },
  ]),
}
