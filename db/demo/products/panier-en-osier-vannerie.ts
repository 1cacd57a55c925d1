import type { DemoProduct } from '../shape.ts'
import { single } from '../variants.ts'
import { both } from '../words.ts'

export const panierVannerie: DemoProduct = {
  slug: 'panier-en-osier-vannerie',
  category: 'home',
  title: both('Panier en osier « Vannerie »', 'Willow basket “Vannerie”'),
  summary: both(
    'Un panier de marché à deux anses. Son prix n’est pas encore expliqué.',
    'A market basket with two handles. Its price is not explained yet.',
  ),
  description: both(
    '<p>Osier brut, fond croisé, trente-huit centimètres de large. Le vannier travaille seul et vend au poids de ce que nous lui prenons, tous paniers mêlés.</p><p>Nous n’avons donc pas encore de quoi dire ce que coûte celui-ci en particulier. Plutôt que d’inventer un ticket, nous le vendons sans.</p>',
    '<p>Undyed willow, a crossed base, thirty-eight centimetres wide. The basket maker works alone and charges by the load we take, all baskets together.</p><p>So we cannot yet say what this one costs. Rather than invent a receipt, we sell it without one.</p>',
  ),
  composition: both('Osier brut.', 'Undyed willow.'),
  origin: both('Osier de Touraine, tressé à Villaines.', 'Willow from Touraine, woven in Villaines.'),
  care: both(
    'Brosser à sec. Un passage sous l’eau une fois l’an lui rend sa souplesse.',
    'Brush dry. A rinse once a year makes it supple again.',
  ),
  manufacturer: 'vannerie',
  drawings: [
    {
      file: 'panier-en-osier-vannerie',
      alt: both(
        'Dessin au trait d’un panier tressé à deux anses',
        'Line drawing of a woven basket with two handles',
      ),
    },
  ],
  vatBp: 2000,
  versions: [],
  unexplainedPrice: { daysAgo: 134, price: '54.00' },
  variants: single('VAI', 740, 11),
}
