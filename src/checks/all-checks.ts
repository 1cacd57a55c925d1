import { check as breakdownsSum } from './breakdowns.ts'
import { check as causesAgreed } from './causes-agreed.ts'
import type { Check } from './check.ts'
import { check as explainedPrices } from './explained-prices.ts'
import { check as mailIsDelivered } from './mail-is-delivered.ts'
import { check as ordersAddUp } from './orders-add-up.ts'
import { check as ordersAreIndexed } from './orders-are-indexed.ts'
import { check as paidOrdersAreTold } from './paid-orders-are-told.ts'
import { check as productsCanBeSold } from './products-can-be-sold.ts'
import { check as reductionReferences } from './reduction-references.ts'
import { check as searchFindsEveryProduct } from './search-finds-every-product.ts'
import { check as stockFollowsOrders } from './stock-follows-orders.ts'
import { check as stockIsCounted } from './stock-is-counted.ts'
import { check as vatFollowsItsRates } from './vat-follows-its-rates.ts'

/** Every invariant, in the order in which the page shows them. */
export const allChecks: readonly Check[] = [
  breakdownsSum,
  explainedPrices,
  reductionReferences,
  ordersAddUp,
  ordersAreIndexed,
  vatFollowsItsRates,
  stockFollowsOrders,
  stockIsCounted,
  productsCanBeSold,
  searchFindsEveryProduct,
  causesAgreed,
  paidOrdersAreTold,
  mailIsDelivered,
]
