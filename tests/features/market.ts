import { createHash } from 'node:crypto'
import { write } from '../../db/client.ts'
import type { Random } from '../../src/core/id.ts'
import { system, type Person } from '../../src/features/accounts/person.ts'
import { addToCart } from '../../src/features/cart/add-to-cart.ts'
import { addProductIn } from '../../src/features/catalogue/add-product.ts'
import { publishIn } from '../../src/features/costs/publish.ts'
import { saveDraftIn } from '../../src/features/costs/save-draft.ts'
import { setPriceIn } from '../../src/features/costs/set-price.ts'
import type { BreakdownInput, LineInput } from '../../src/features/costs/vocabulary.ts'
import { allCauses } from '../../src/features/donations/active-causes.ts'
import { recordConsentIn } from '../../src/features/donations/record-consent.ts'
import type { OrderAsked } from '../../src/features/orders/place-order.ts'
import { applyShopFile } from '../../src/features/shop/apply-shop-file.ts'
import { freshDatabase } from '../database.ts'
import type { Outsider } from '../outsider.ts'
import { shirt, shirtLines } from '../vectors/shirt.ts'
import { oneVariant, someProduct } from './catalogue/products.ts'

/*
 * A shop to buy in: the linen shirt at 89.00 (12 left), the stoneware bowl at 22.15 (10 left), a jar of
 * honey at 9.60 whose price nobody has explained and whose VAT is 5.5 %, and a print that is not counted.
 * Of the five causes the first three have agreed to be named.
 */

/** Ines owns the shop; the seed is the shop itself. */
export const ines: Person = { role: 'owner', id: 'ines' }
export const seed = system('seed')

export const opening = '2026-01-05T08:00:00.000Z'
/** `day(1)` is 1 March 2026, 09:00 UTC; later days follow. */
export const day = (n: number, hour = 9): string => new Date(Date.UTC(2026, 2, n, hour)).toISOString()

/** Bytes that repeat with the seed, for ids and secrets. */
export function randomFrom(name: string): Random {
  let made = 0
  return (n) => {
    const bytes: number[] = []
    while (bytes.length < n) bytes.push(...createHash('sha256').update(`${name} ${made++}`).digest())
    return Uint8Array.from(bytes.slice(0, n))
  }
}

const both = (fr: string, en: string) => ({ fr, en })
const size = (value: string) => [{ name: both('Taille', 'Size'), value: both(value, value) }]

const bowlLine = (group: LineInput['group'], amountMicros: number, name: string): LineInput => ({
  ...shirtLines[0]!,
  group,
  label: both(name, name),
  basis: { kind: 'amount', amountMicros },
  recipient: { name, kind: group === 'making' ? 'workers' : 'supplier', place: '', country: 'FR' },
})
const bowl: Partial<BreakdownInput> = {
  priceCents: 2215,
  batchSize: null,
  marginPaysFor: both('Le four de l’an prochain.', 'Next year’s kiln.'),
  lines: [
    bowlLine('materials', 3_880_000, 'Grès'),
    bowlLine('making', 7_740_000, 'Atelier de Puisaye'),
    bowlLine('running', 3_100_000, 'Boutique'),
    ...shirtLines.slice(-2),
  ],
}

export type Stall = {
  shirtS: string
  shirtM: string
  bowl: string
  honey: string
  print: string
  /** The products' ids. */
  products: { shirt: string; bowl: string; honey: string; print: string }
  /** Causes by slug, also those that have not agreed. */
  causes: Record<string, string>
}
export type Market = Stall & { outsider: () => Outsider }

/** Publishes a breakdown of a product from a moment on. */
export const publishNow = (productId: string, input: Partial<BreakdownInput>, at: string) =>
  write(async (tx) => {
    const draft = await saveDraftIn(tx, {
      ...{ by: ines, productId, variantId: null, revision: null, at },
      input: { ...shirt, ...input },
    })
    return publishIn(tx, { by: ines, versionId: draft.versionId, at })
  })

/** Opens the shop on a database of its own, until the test ends. */
export async function openMarket(how: { checked?: boolean } = {}): Promise<Market> {
  const { outsider } = await freshDatabase(how)
  return { ...(await fillMarket()), outsider }
}

/** Fills the open, empty database with the market. */
export async function fillMarket(): Promise<Stall> {
  await applyShopFile({ at: opening, by: seed })
  const ids = await write(async (tx) => {
    const add = (product: ReturnType<typeof someProduct>) =>
      addProductIn(tx, { product, at: opening, by: seed.id })
    const shown = { publishedAt: opening }
    return {
      shirt: await add(
        someProduct('chemise-en-lin-riviere', {
          ...shown,
          title: both('Chemise en lin « Rivière »', 'Linen shirt “Rivière”'),
          variants: [
            { ...oneVariant, options: size('S'), stock: 2 },
            { ...oneVariant, options: size('M'), stock: 12 },
          ],
          images: [
            {
              path: '/drawings/chemise-en-lin-riviere.svg',
              sourceUrl: null,
              alt: both('Une chemise', 'A shirt'),
            },
            {
              path: '/drawings/chemise-en-lin-riviere-detail.svg',
              sourceUrl: null,
              alt: both('En M', 'In M'),
              variant: 1,
            },
          ],
        }),
      ),
      bowl: await add(
        someProduct('bol-en-gres-maree', {
          ...shown,
          title: both('Bol en grès « Marée »', 'Stoneware bowl “Marée”'),
          variants: [{ ...oneVariant, stock: 10 }],
        }),
      ),
      honey: await add(
        someProduct('miel-de-bruyere', { ...shown, vatBp: 550, variants: [{ ...oneVariant, stock: 4 }] }),
      ),
      print: await add(
        someProduct('affiche', { ...shown, variants: [{ ...oneVariant, stock: 0, tracksStock: false }] }),
      ),
    }
  })
  await publishNow(ids.shirt.id, {}, opening)
  await publishNow(ids.bowl.id, bowl, opening)
  await write(async (tx) => {
    const price = { by: seed, variantId: null, at: opening }
    await setPriceIn(tx, { ...price, productId: ids.honey.id, grossCents: 960, vatBp: 550 })
    await setPriceIn(tx, { ...price, productId: ids.print.id, grossCents: 1500, vatBp: 2000 })
    for (const cause of (await allCauses(tx)).slice(0, 3))
      await recordConsentIn(tx, {
        ...{ by: seed, causeId: cause.id, kind: 'given', givenBy: 'la trésorière', at: opening },
      })
  })
  const [shirtS, shirtM] = ids.shirt.variantIds
  return {
    ...{ shirtS: shirtS!, shirtM: shirtM!, bowl: ids.bowl.variantIds[0]! },
    ...{ honey: ids.honey.variantIds[0]!, print: ids.print.variantIds[0]! },
    products: {
      ...{ shirt: ids.shirt.id, bowl: ids.bowl.id, honey: ids.honey.id, print: ids.print.id },
    },
    causes: Object.fromEntries((await allCauses()).map((cause) => [cause.slug, cause.id])),
  }
}

/** A cart that holds these pieces; returns its secret. */
export async function cartWith(
  pieces: [variantId: string, quantity: number][],
  at = day(1),
): Promise<string> {
  let secret: string | null = null
  for (const [variantId, quantity] of pieces)
    secret = (await addToCart({ secret, variantId, quantity, at })).secret
  if (secret === null) throw new Error('a cart without pieces')
  return secret
}

export const amina = {
  name: 'Amina Diallo',
  email: 'amina@exemple.fr',
  address1: '12 rue des Tisserands',
  address2: '',
  postcode: '59100',
  city: 'Roubaix',
  country: 'FR',
  phone: '',
}

/** Amina's checkout, to her door, no gift, no cause picked. */
export const asked = (secret: string | null, own: Partial<OrderAsked> = {}): OrderAsked => ({
  secret,
  lang: 'fr',
  address: amina,
  deliveryKey: 'home',
  causeIds: [],
  gift: { kind: 'none' },
  termsAccepted: true,
  ...own,
})
