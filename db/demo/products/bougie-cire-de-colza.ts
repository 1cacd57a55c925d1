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
  material('Cire de colza', 'Rapeseed wax', 'waxMill', measured('185', grams, '0.0094'), invoice(36)),
  material(
    'Parfum : foin, bergamote, fumée',
    'Fragrance: hay, bergamot, smoke',
    'waxMill',
    measured('13', grams, '0.1780'),
    invoice(36),
  ),
  material('Mèche de coton', 'Cotton wick', 'haberdasher', measured('1', piece, '0.0820'), invoice(58)),
  material('Verre moulé', 'Moulded glass', 'glassworks', measured('1', piece, '1.5400'), invoice(61)),
  making('Fonte et coulage', 'Melting and pouring', 'candleMaker', minutes('8', '23.60'), quote(52)),
  making(
    'Mèche, lissage, étiquette',
    'Wick, smoothing, label',
    'candleMaker',
    minutes('5.5', '23.60'),
    quote(52),
  ),
  making(
    'Essai de combustion et fiche de sécurité',
    'Burn test and safety sheet',
    'testLab',
    batch('230'),
    invoice(95),
  ),
  transport(
    'De Dieppe et d’Évreux à Chartres',
    'From Dieppe and Évreux to Chartres',
    'northFreight',
    batch('122'),
    invoice(30),
  ),
  transport(
    'De Chartres à la boutique',
    'From Chartres to the shop',
    'northFreight',
    batch('146'),
    invoice(8),
  ),
  transport('Étui de carton', 'Cardboard case', 'cartons', amount('0.52'), invoice(41)),
  design('Composition du parfum', 'Composing the fragrance', 'candleMaker', batch('210'), estimate(140)),
  ...runningTheShop(daysAgo, { minutes: '5', litres: '1' }),
  ...marginAndShare(),
]

export const bougieColza: DemoProduct = {
  slug: 'bougie-cire-de-colza',
  category: 'home',
  title: both('Bougie en cire de colza « Grange »', 'Rapeseed wax candle “Grange”'),
  summary: both(
    'Foin, bergamote, un peu de fumée ; trente-cinq heures environ, mesurées trois fois.',
    'Hay, bergamot, a little smoke; about thirty-five hours, timed three times.',
  ),
  description: both(
    '<p>La cire de colza fond plus bas que les autres : le verre tiédit, et le parfum sort avant qu’on l’attende. Elle blanchit parfois en surface au froid, cela ne change rien.</p><p>La durée vient de trois bougies brûlées de bout en bout dans notre réserve : trente-trois, trente-six et trente-six heures.</p>',
    '<p>Rapeseed wax melts lower than others: the glass turns warm and the scent comes before you expect it. The surface sometimes whitens in the cold, which changes nothing.</p><p>The hours come from three candles burnt to the end in our storeroom: thirty-three, thirty-six and thirty-six.</p>',
  ),
  composition: both(
    'Cire de colza, parfum (7 %), mèche de coton. Contient du linalol et du citral.',
    'Rapeseed wax, fragrance (7%), cotton wick. Contains linalool and citral.',
  ),
  origin: both(
    'Cire d’Évreux, verre de Dieppe, bougie coulée à Chartres.',
    'Wax from Évreux, glass from Dieppe, candle poured in Chartres.',
  ),
  care: both(
    'Couper la mèche à 5 mm. Pas plus de trois heures d’affilée. Loin des rideaux, des enfants et des chats.',
    'Trim the wick to 5 mm. No more than three hours at a time. Away from curtains, children and cats.',
  ),
  manufacturer: 'chartres',
  drawings: [
    {
      file: 'bougie-cire-de-colza',
      alt: both(
        'Dessin au trait d’une bougie allumée dans un verre',
        'Line drawing of a lit candle in a glass',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 164,
        price: '26.00',
        batchSize: 300,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Ce que contient exactement le parfum au-delà de ce que l’étiquette doit dire : le fournisseur ne donne que les substances à déclarer.',
          'What exactly is in the fragrance beyond what the label must say: the supplier only names the substances that have to be declared.',
        ),
      },
      lines,
    ),
  ],
  variants: single('GRA', 460, 33),
}
