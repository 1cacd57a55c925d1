import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import type { BankTransfer } from '../payments/bank-transfer.ts'
import type { OrderEventKind, OrderState } from './order-state.ts'
import type { PricedOrder } from './priced-order.ts'
import type { Tracking } from './tracking.ts'

/** An order as its page and its mails show it, from its frozen rows only. */
export type OrderView = PricedOrder & {
  id: string
  number: number
  /** `C-00042` */
  label: string
  token: string
  lang: Lang
  currency: Currency
  state: OrderState
  placedAt: string
  payBeforeAt: string
  paidAt: string | null
  /** Sum of what has arrived; what came too late goes back and is left out. */
  receivedCents: number
  /** Empty, like the rest of the contact, once it was erased. */
  name: string
  email: string
  phone: string
  address1: string
  address2: string
  postcode: string
  city: string
  /** ISO 3166-1 alpha-2. */
  country: string
  deliveryKey: string
  deliveryTitle: Bilingual
  carrierName: string
  /** The seller's country, when the shop was outside VAT as it was placed; null: its prices contain VAT. */
  vatFreeIn: string | null
  /** Where the parcel can be followed; null while nobody has told. */
  tracking: Tracking | null
  /** False: the share was split among all causes. */
  causesPicked: boolean
  events: { kind: OrderEventKind; at: string; receivedCents: number | null; note: string; words: string }[]
  withdrawal: {
    /** Whether it can be asked for now. */
    possible: boolean
    /** The last moment; null while the period has not begun to run out (nothing shipped yet). */
    until: string | null
    /** When it was last asked for. */
    askedAt: string | null
  }
  payment: BankTransfer
}
