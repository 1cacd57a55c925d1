import { stateOf } from '../costs/compute-breakdown.ts'
import { seller } from '../shop/seller.ts'
import type { VatThere } from '../shop/one-stop-shop.ts'
import type { ShopSettings } from '../shop/settings.ts'
import type { Ground } from './sold-lines.ts'

/** What every order of the shop stands on: its currency, its rate, the state that gets its VAT and the shop as recipients. */
export function orderGround({ currency, givingRateBp }: ShopSettings, vat: VatThere): Ground {
  const { name, address } = seller()
  return {
    currency,
    givingRateBp,
    state: stateOf(vat.country),
    vatOf: vat.rateOf,
    shop: { kind: 'shop', name, place: address.city, country: address.country },
  }
}
