import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { carts } from '../../../db/schema/cart.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { acceptPrices } from '../../../src/features/cart/accept-prices.ts'
import { addToCart, linesAtMost } from '../../../src/features/cart/add-to-cart.ts'
import { forgetCarts } from '../../../src/features/cart/forget-carts.ts'
import { readCart } from '../../../src/features/cart/read-cart.ts'
import { removeLine } from '../../../src/features/cart/remove-line.ts'
import { setQuantity } from '../../../src/features/cart/set-quantity.ts'
import { addProductIn } from '../../../src/features/catalogue/add-product.ts'
import { recordStockIn } from '../../../src/features/catalogue/record-stock.ts'
import { setPriceIn } from '../../../src/features/costs/set-price.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { oneVariant, someProduct } from '../catalogue/products.ts'
import { asked, cartWith, day, openMarket, opening, publishNow, seed, type Market } from '../market.ts'

let market: Market
beforeEach(async () => void (market = await openMarket()))

const add = (variantId: string, quantity: number, secret: string | null = null, at = day(1)) =>
  addToCart({ secret, variantId, quantity, at })

/** Somebody counts, and so many pieces are missing. */
const take = (variantId: string, pieces: number) =>
  write((tx) =>
    recordStockIn(tx, {
      ...{ variantId, delta: -pieces, reason: 'counted', orderId: null, at: day(1), by: seed.id },
    }),
  )

describe('putting something into the cart', () => {
  test('opens a cart, keeps only a digest of its secret, and shows what is in it at the price in force', async () => {
    const { secret } = await add(market.shirtM, 1)
    expect(secret).toMatch(/^[0-9a-z]{32}$/)
    const [row] = await read().select().from(carts)
    expect(row!.secretSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(await readCart(secret, day(1))).toMatchObject({
      goodsCents: 8900,
      count: 1,
      orderable: true,
      lines: [
        {
          slug: 'chemise-en-lin-riviere',
          quantity: 1,
          unitPriceCents: 8900,
          seenPriceCents: 8900,
          priceChanged: false,
          available: 12,
          problem: null,
          explained: true,
          versionNumber: 1,
          image: { path: '/drawings/chemise-en-lin-riviere-detail.svg' },
          options: [{ value: { fr: 'M' } }],
        },
      ],
    })
  })

  test('twice adds up, in the place of the first time', async () => {
    const { secret } = await add(market.bowl, 2)
    await add(market.shirtM, 1, secret)
    await add(market.bowl, 3, secret)
    const { lines, goodsCents } = await readCart(secret, day(1))
    expect(lines.map((line) => [line.variantId, line.quantity])).toEqual([
      [market.bowl, 5],
      [market.shirtM, 1],
    ])
    expect(goodsCents).toBe(5 * 2215 + 8900)
  })

  test('a secret that belongs to no cart gets a new one instead', async () => {
    const { secret } = await add(market.bowl, 1, 'chosen-by-somebody-else')
    expect(secret).not.toBe('chosen-by-somebody-else')
    expect((await readCart('chosen-by-somebody-else', day(1))).id).toBeNull()
  })

  test('a cart that became an order stays as it is, and shopping goes on in a new one', async () => {
    const { secret } = await add(market.bowl, 1)
    await write((tx) => tx.update(carts).set({ lockedAt: day(1) }))
    const next = await add(market.shirtM, 1, secret)
    expect(next.secret).not.toBe(secret)
    expect((await readCart(secret, day(1))).lines).toEqual([])
    expect((await readCart(next.secret, day(1))).count).toBe(1)
  })

  test('refuses a quantity that is none, and more than there is, saying what is left', async () => {
    for (const quantity of [0, -1, 1.5, Number.NaN, Infinity])
      expect(await codesOf(() => add(market.bowl, quantity))).toEqual(['cart_quantity'])
    const { params, field } = await refusalOf(() => add(market.bowl, 11))
    expect({ params, field }).toEqual({ params: { n: 10 }, field: 'quantity' })
    const { secret } = await add(market.bowl, 8)
    expect((await refusalOf(() => add(market.bowl, 3, secret))).params).toEqual({ n: 10, already: 8 })
    expect((await readCart(secret, day(1))).count).toBe(8)
  })

  test('refuses more than 99 of what is not counted', async () => {
    const { secret } = await add(market.print, 99)
    expect(await codesOf(() => add(market.print, 1, secret))).toEqual(['cart_too_many'])
  })

  test('refuses what is sold out, put away, not yet shown, without a price, or unknown', async () => {
    await take(market.shirtS, 2)
    expect(await codesOf(() => add(market.shirtS, 1))).toEqual(['cart_sold_out'])
    await write((tx) =>
      tx
        .update(variants)
        .set({ archivedAt: day(1) })
        .where(eq(variants.id, market.shirtM)),
    )
    expect(await codesOf(() => add(market.shirtM, 1))).toEqual(['cart_not_sold'])
    await write((tx) =>
      tx
        .update(products)
        .set({ archivedAt: day(1) })
        .where(eq(products.id, market.products.bowl)),
    )
    expect(await codesOf(() => add(market.bowl, 1))).toEqual(['cart_not_sold'])
    await write((tx) =>
      tx
        .update(products)
        .set({ publishedAt: day(3) })
        .where(eq(products.id, market.products.honey)),
    )
    expect(await codesOf(() => add(market.honey, 1))).toEqual(['cart_not_sold'])
    expect(await codesOf(() => add('var_nothing', 1))).toEqual(['cart_not_sold'])
    const unpriced = await write((tx) =>
      addProductIn(tx, { product: someProduct('sans-prix'), at: opening, by: seed.id }),
    )
    expect(await codesOf(() => add(unpriced.variantIds[0]!, 1, null, day(30)))).toEqual(['cart_not_sold'])
    expect(await read().select().from(carts)).toEqual([])
  })

  test('refuses the sixty-first different thing', async () => {
    const many = await write(async (tx) => {
      const made = await addProductIn(tx, {
        product: someProduct('boutons', {
          publishedAt: opening,
          variants: Array.from({ length: linesAtMost + 1 }, () => oneVariant),
        }),
        at: opening,
        by: seed.id,
      })
      await setPriceIn(tx, {
        ...{ by: seed, productId: made.id, variantId: null, grossCents: 100, vatBp: 2000, at: opening },
      })
      return made.variantIds
    })
    const secret = await cartWith(many.slice(0, linesAtMost).map((id) => [id, 1]))
    expect(await codesOf(() => add(many[linesAtMost]!, 1, secret))).toEqual(['cart_full'])
  })
})

describe('what is in the cart', () => {
  test('can be set to another quantity within the same limits, and taken out', async () => {
    const secret = await cartWith([
      [market.bowl, 2],
      [market.shirtM, 1],
    ])
    await setQuantity({ secret, variantId: market.bowl, quantity: 10, at: day(2) })
    expect((await readCart(secret, day(2))).count).toBe(11)
    const set = (quantity: number, variantId = market.bowl, of: string | null = secret) =>
      codesOf(() => setQuantity({ secret: of, variantId, quantity, at: day(2) }))
    expect(await set(11)).toEqual(['cart_left'])
    expect(await set(0)).toEqual(['cart_quantity'])
    expect(await set(1, market.honey)).toEqual(['cart_line_gone'])
    expect(await set(1, market.bowl, null)).toEqual(['cart_line_gone'])
    await removeLine({ secret, variantId: market.bowl, at: day(2) })
    await removeLine({ secret, variantId: market.bowl, at: day(2) })
    expect((await readCart(secret, day(2))).lines.map((line) => line.variantId)).toEqual([market.shirtM])
  })

  test('shows a price that changed since it was seen, until the shopper has accepted it', async () => {
    const secret = await cartWith([[market.shirtM, 2]])
    await publishNow(market.products.shirt, { priceCents: 9200 }, day(2))
    expect(await readCart(secret, day(2))).toMatchObject({
      goodsCents: 18400,
      orderable: false,
      lines: [{ unitPriceCents: 9200, seenPriceCents: 8900, priceChanged: true, versionNumber: 2 }],
    })
    await acceptPrices({ secret, at: day(2) })
    expect(await readCart(secret, day(2))).toMatchObject({
      orderable: true,
      lines: [{ seenPriceCents: 9200, priceChanged: false }],
    })
  })

  test('remembers the price that an older page showed', async () => {
    const { secret } = await addToCart({
      ...{ secret: null, variantId: market.shirtM, quantity: 1, at: day(1) },
      seenPriceCents: 8500,
    })
    expect((await readCart(secret, day(1))).lines[0]).toMatchObject({
      seenPriceCents: 8500,
      priceChanged: true,
    })
  })

  test('says what can no longer be ordered as it stands, and counts nothing for what is gone', async () => {
    const secret = await cartWith([
      [market.bowl, 4],
      [market.shirtM, 1],
      [market.honey, 2],
      [market.print, 1],
    ])
    await take(market.bowl, 7)
    await take(market.shirtM, 12)
    await write((tx) =>
      tx
        .update(variants)
        .set({ archivedAt: day(2) })
        .where(eq(variants.id, market.honey)),
    )
    const cart = await readCart(secret, day(2))
    expect(cart.lines.map((line) => [line.problem, line.available])).toEqual([
      ['too-many', 3],
      ['sold-out', 0],
      ['gone', 4],
      [null, null],
    ])
    expect(cart.orderable).toBe(false)
    expect(cart.goodsCents).toBe(4 * 2215 + 8900 + 1500)
  })

  test('an empty cart, no cart and an unknown secret look the same', async () => {
    const secret = await cartWith([[market.bowl, 1]])
    await removeLine({ secret, variantId: market.bowl, at: day(1) })
    expect(await readCart(secret, day(1))).toMatchObject({ lines: [], count: 0, orderable: false })
    expect(await readCart(null, day(1))).toMatchObject({ id: null, lines: [], orderable: false })
    expect(await readCart('', day(1))).toMatchObject({ id: null })
  })
})

test('a cart that nobody touched for sixty days is forgotten, unless it made an order', async () => {
  const old = await cartWith([[market.bowl, 1]], '2026-03-01T09:00:00.000Z')
  const ordered = await cartWith([[market.bowl, 1]], '2026-03-01T09:00:00.000Z')
  await placeOrder(asked(ordered), day(1))
  const kept = await cartWith([[market.bowl, 1]], '2026-03-01T09:00:01.000Z')
  expect(await forgetCarts('2026-04-30T09:00:00.000Z')).toBe(0)
  expect(await forgetCarts('2026-04-30T09:00:01.000Z')).toBe(1)
  expect(await forgetCarts('2026-04-30T09:00:01.000Z')).toBe(0)
  expect((await readCart(old, day(60))).id).toBeNull()
  expect((await readCart(kept, day(60))).count).toBe(1)
  expect(await placeOrder(asked(ordered), day(60))).toMatchObject({ isNew: false })
})
