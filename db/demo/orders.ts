import { catalogue } from './catalogue.ts'
import { customers } from './customers.ts'
import { mulberry32 } from './mulberry32.ts'

/** An order of the past six weeks, as its shopper would have sent it; amounts are the program's. */
export type DemoOrder = {
  daysAgo: number
  hour: number
  minute: number
  /** A key of `customers.ts`. */
  customer: string
  lines: { sku: string; quantity: number }[]
  /** A key of the shop's delivery methods. */
  delivery: 'home' | 'pickup' | 'home-europe'
  /** Slugs of the causes picked; empty: shared among all. */
  causes: string[]
  /** The shopper's own gift: none, up to the next euro, or so many cents. */
  gift: 'none' | 'round-up' | `${number}`
  state: 'placed' | 'paid' | 'shipped' | 'delivered' | 'cancelled'
}

const orderCount = 62
const firstDay = 42
/** Orders, counted from the first, that were called off before they were paid. */
const cancelled = [19, 44]

const causes = [
  'rivieres-vivantes',
  'le-metier-en-main',
  'toit-pour-toutes',
  'graines-de-village',
  'ecoute-et-repit',
]

/** How often a product is asked for, where that is not once. */
const popularity: Record<string, number> = {
  'chemise-en-lin-riviere': 5,
  'bol-en-gres-maree': 5,
  't-shirt-marin-penmarch': 3,
  'torchons-metis-paire': 4,
  'carnet-relie-encre': 4,
  'miel-de-bruyere-500-g': 4,
  'chaussettes-en-laine-trio': 3,
  'sac-cabas-en-toile-marche': 3,
  'plaid-en-laine-vanoise': 2,
  'pull-en-laine-causse': 2,
  'tablier-de-cuisine-fournil': 2,
}
/** Products that are often bought several at a time. */
const soldInNumbers = [
  'bol-en-gres-maree',
  'assiette-en-gres-maree',
  'mug-en-gres-estran',
  'torchons-metis-paire',
]

const asked = catalogue
  .filter((product) => product.variants.some((variant) => variant.stock > 0))
  .flatMap((product) => Array.from({ length: popularity[product.slug] ?? 1 }, () => product))

const inFrance = (key: string) => customers[key]!.address.country === 'FR'
/** Most orders come from France. */
const shoppers = Object.keys(customers).flatMap((key) => (inFrance(key) ? [key, key, key] : [key]))

function makeOrder(index: number, random: () => number): DemoOrder {
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const daysAgo = firstDay - Math.floor((index * firstDay) / orderCount)
  const customer = pick(shoppers)
  return {
    daysAgo,
    hour: 7 + below(15),
    minute: below(60),
    customer,
    lines: makeLines(pick, below),
    delivery: inFrance(customer) ? pick(['home', 'home', 'pickup']) : 'home-europe',
    causes: pickCauses(pick([0, 1, 1, 2, 2, 3]), below),
    gift: pick(['none', 'none', 'none', 'none', 'none', 'none', 'round-up', 'round-up', '100', '200', '500']),
    state: cancelled.includes(index) ? 'cancelled' : stateAfter(daysAgo, below(3)),
  }
}

function makeLines(pick: <T>(list: readonly T[]) => T, below: (limit: number) => number) {
  const count = pick([1, 1, 1, 2, 2, 3])
  const products = new Set(Array.from({ length: count }, () => pick(asked)))
  return [...products].map((product) => ({
    sku: pick(product.variants.filter((variant) => variant.stock > 0)).sku,
    quantity: soldInNumbers.includes(product.slug) ? 1 + below(4) : pick([1, 1, 1, 1, 2]),
  }))
}

/** So many different causes, in the order of the list. */
function pickCauses(count: number, below: (limit: number) => number): string[] {
  const left = [...causes]
  const picked = Array.from({ length: count }, () => left.splice(below(left.length), 1)[0]!)
  return causes.filter((cause) => picked.includes(cause))
}

/** How far an order has come: it waits for its transfer, is packed, travels, arrives. */
function stateAfter(daysAgo: number, haste: number): DemoOrder['state'] {
  if (daysAgo <= 3) return haste === 0 ? 'placed' : 'paid'
  if (daysAgo <= 5) return haste === 0 ? 'shipped' : 'paid'
  if (daysAgo <= 8) return 'shipped'
  if (daysAgo <= 12) return haste === 0 ? 'shipped' : 'delivered'
  return 'delivered'
}

function makeOrders(): DemoOrder[] {
  const random = mulberry32(734)
  return Array.from({ length: orderCount }, (_, index) => makeOrder(index, random)).sort(
    (a, b) => b.daysAgo - a.daysAgo || a.hour - b.hour || a.minute - b.minute,
  )
}

/** Oldest first; the same list at each run. */
export const orders: DemoOrder[] = makeOrders()
