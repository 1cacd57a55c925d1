import { stateOf } from '../costs/compute-breakdown.ts'
import { seller } from '../shop/seller.ts'
import type { ShopSettings } from '../shop/settings.ts'
import type { Ground } from './sold-lines.ts'

/** What every order of the shop stands on: its currency, its rate, the state and the shop as recipients. */
export function orderGround({ currency, givingRateBp, country }: ShopSettings): Ground {
  const { name, address } = seller()
  return {
    currency,
    givingRateBp,
    state: stateOf(country),
    shop: { kind: 'shop', name, place: address.city, country: address.country },
  }
}
