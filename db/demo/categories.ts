import type { Bilingual } from '../../src/core/i18n/lang.ts'
import { both } from './words.ts'

export type DemoCategory = { key: string; slug: string; name: Bilingual }

/** In the order of the shop's menu. */
export const categories: DemoCategory[] = [
  { key: 'tops', slug: 'hauts', name: both('Chemises et hauts', 'Shirts and tops') },
  { key: 'knits', slug: 'mailles', name: both('Mailles', 'Knitwear') },
  { key: 'bottoms', slug: 'bas-et-robes', name: both('Bas et robes', 'Bottoms and dresses') },
  { key: 'accessories', slug: 'accessoires', name: both('Accessoires', 'Accessories') },
  { key: 'bed', slug: 'lit-et-bain', name: both('Lit et bain', 'Bed and bath') },
  { key: 'table', slug: 'table-et-cuisine', name: both('Table et cuisine', 'Table and kitchen') },
  { key: 'ceramics', slug: 'ceramique', name: both('Céramique', 'Ceramics') },
  { key: 'home', slug: 'maison', name: both('Maison', 'Home') },
  { key: 'pantry', slug: 'epicerie-et-papeterie', name: both('Épicerie et papeterie', 'Pantry and paper') },
]
