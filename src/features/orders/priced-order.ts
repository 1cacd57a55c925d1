import type { VariantOption } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Received } from '../costs/recipient-kinds.ts'
import type { Group, Recipient, RecipientKind } from '../costs/vocabulary.ts'

/** The eight groups of a price, and what nobody has explained yet. */
export type OrderGroup = Group | 'unexplained'

/** A line of one unit's public breakdown, as it is frozen on the order. */
export type UnitPart = {
  group: OrderGroup
  label: Bilingual
  recipient: Recipient | null
  unitCents: number
}

/** What is sold on one line: one unit's cents, and how many. */
export type SoldLine = {
  variantId: string
  productId: string
  slug: string
  title: Bilingual
  options: VariantOption[]
  quantity: number
  unitPriceCents: number
  vatBp: number
  unitVatCents: number
  unitShareCents: number
  /** Null: sold while its price was not explained yet. */
  versionId: string | null
  versionNumber: number | null
  /** They sum to the unit's price. */
  parts: UnitPart[]
}

/** A line with its amounts: one unit's cents × quantity. */
export type PricedLine = SoldLine & {
  lineCents: number
  vatCents: number
  shareCents: number
  /** Which cause gets what of the share; sums to it, or is empty when no cause receives. */
  shares: { causeId: string; cents: number }[]
}

/** Delivery at one of the goods' VAT rates. */
export type DeliveryPart = { vatBp: number; grossCents: number; vatCents: number }

/** Everything that a cart, a checkout, an order page and a mail show of an order's money. */
export type PricedOrder = {
  lines: PricedLine[]
  goodsCents: number
  deliveryCents: number
  /** One a VAT rate of the goods; they sum to the delivery. */
  deliveryParts: DeliveryPart[]
  /** The shopper's own gift: beside the breakdown, no VAT on it. */
  giftCents: number
  /** Goods + delivery + gift. */
  totalCents: number
  /** VAT of goods and delivery, contained in the total. */
  vatCents: number
  /** The shop's share, contained in the goods. */
  shareCents: number
  /** Goods and delivery by rate, highest rate first. */
  vatByRate: DeliveryPart[]
  /** All eight in their order, zeros included; `unexplained` before the donation when there is some. They sum to goods + delivery. */
  groups: { group: OrderGroup; cents: number }[]
  /** Equal lines merged over the products, in the groups' order. They sum to goods + delivery. */
  receipt: {
    group: OrderGroup
    label: Bilingual
    /** The recipient's name; null when nobody is named. */
    recipient: string | null
    recipientKind: RecipientKind | null
    cents: number
  }[]
  /**
   * Who gets what, merged by kind and name. The share is under the causes that receive it.
   * `unexplained` (name empty) is what nobody has explained yet, `several` what grouped lines pay to several. They sum to goods + delivery.
   */
  recipients: Received[]
  /** The causes that receive, in their order, with the shop's share and the shopper's gift apart. */
  causes: { causeId: string; slug: string; name: string; shareCents: number; giftCents: number }[]
}
