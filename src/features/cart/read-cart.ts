import { asc, eq, inArray } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { cartLines } from '../../../db/schema/cart.ts'
import { productImages } from '../../../db/schema/catalogue.ts'
import type { CartLine, CartView } from './cart-view.ts'
import { findOpenCart } from './find-cart.ts'
import { sellables, type Sellable } from './sellable.ts'

/** The open cart behind a cookie's secret at the prices in force, or an empty one. */
export async function readCart(secret: string | null, at: string, on: Reader = read()): Promise<CartView> {
  const cart = await findOpenCart(secret, on)
  if (!cart) return { id: null, lines: [], goodsCents: 0, count: 0, orderable: false }
  const rows = await on
    .select()
    .from(cartLines)
    .where(eq(cartLines.cartId, cart.id))
    .orderBy(asc(cartLines.position), asc(cartLines.variantId))
  const ids = rows.map((row) => row.variantId)
  const things = await sellables(ids, at, on)
  const images = await firstImages([...things.values()], on)
  const lines = rows.flatMap((row) => {
    const thing = things.get(row.variantId)
    return thing ? [cartLine(row, thing, images.get(row.variantId) ?? null)] : []
  })
  return {
    id: cart.id,
    lines,
    goodsCents: lines.reduce((sum, line) => sum + (line.problem === 'gone' ? 0 : line.lineCents), 0),
    count: lines.reduce((sum, line) => sum + line.quantity, 0),
    orderable: lines.length > 0 && lines.every((line) => line.problem === null && !line.priceChanged),
  }
}

function cartLine(
  { quantity, seenPriceCents }: typeof cartLines.$inferSelect,
  thing: Sellable,
  image: CartLine['image'],
): CartLine {
  const { price, ...what } = thing
  const unitPriceCents = price?.grossCents ?? seenPriceCents
  return {
    ...what,
    image,
    quantity,
    unitPriceCents,
    vatBp: price?.vatBp ?? 0,
    seenPriceCents,
    priceChanged: unitPriceCents !== seenPriceCents,
    lineCents: unitPriceCents * quantity,
    problem: problemOf(thing, quantity),
    versionId: price?.versionId ?? null,
    versionNumber: price?.versionNumber ?? null,
    explained: price !== null && price.versionId !== null,
  }
}

function problemOf({ price, available }: Sellable, quantity: number): CartLine['problem'] {
  if (!price) return 'gone'
  if (available === 0) return 'sold-out'
  return available !== null && quantity > available ? 'too-many' : null
}

/** For each variant the first picture of its own, else of its product. */
async function firstImages(things: Sellable[], on: Reader): Promise<Map<string, CartLine['image']>> {
  if (things.length === 0) return new Map()
  const productIds = [...new Set(things.map((thing) => thing.productId))]
  const rows = await on
    .select()
    .from(productImages)
    .where(inArray(productImages.productId, productIds))
    .orderBy(asc(productImages.position))
  const shown = rows.flatMap((row) => (row.path === null ? [] : [{ ...row, path: row.path }]))
  return new Map(
    things.map(({ variantId, productId }) => {
      const found =
        shown.find((row) => row.variantId === variantId) ??
        shown.find((row) => row.productId === productId && row.variantId === null)
      return [variantId, found ? { path: found.path, alt: found.alt } : null]
    }),
  )
}
