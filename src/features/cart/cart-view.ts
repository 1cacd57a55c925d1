import type { VariantOption } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'

/** One variant in a cart, at the price in force now. */
export type CartLine = {
  variantId: string
  productId: string
  slug: string
  title: Bilingual
  options: VariantOption[]
  image: { path: string; alt: Bilingual } | null
  quantity: number
  unitPriceCents: number
  /** Of the price, in basis points. */
  vatBp: number
  /** What the shopper saw when putting it in, or when accepting a change. */
  seenPriceCents: number
  priceChanged: boolean
  lineCents: number
  /** Pieces at hand; null: sold without counting. */
  available: number | null
  /** Why it can't be ordered as it stands: no longer sold, nothing left, or fewer left than asked for. */
  problem: 'gone' | 'sold-out' | 'too-many' | null
  /** The breakdown in force; null when the price is not explained yet. */
  versionId: string | null
  versionNumber: number | null
  explained: boolean
}

export type CartView = {
  /** Null: there is no open cart behind the secret. */
  id: string | null
  lines: CartLine[]
  /** Sum of the lines that can still be sold. */
  goodsCents: number
  /** Pieces in the cart. */
  count: number
  /** True when nothing stands in the way of an order: no problem, no price to accept, not empty. */
  orderable: boolean
}
