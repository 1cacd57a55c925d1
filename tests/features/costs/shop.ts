import { write } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import type { Person } from '../../../src/features/accounts/person.ts'
import { publishIn } from '../../../src/features/costs/publish.ts'
import { saveDraftIn } from '../../../src/features/costs/save-draft.ts'
import type { BreakdownInput } from '../../../src/features/costs/vocabulary.ts'
import { freshDatabase } from '../../database.ts'
import type { Outsider } from '../../outsider.ts'
import { shirt } from '../../vectors/shirt.ts'

/** Ines owns the shop, Malo works in it, Noor buys. */
export const ines: Person = { role: 'owner', id: 'ines' }
export const malo: Person = { role: 'staff', id: 'malo' }
export const noor: Person = { role: 'shopper', id: 'noor' }

export const opening = '2025-11-01T08:00:00.000Z'
/** `day(1)` is 1 January 2026, 08:00 UTC; later days follow. */
export const day = (n: number, hour = 8): string => new Date(Date.UTC(2026, 0, n, hour)).toISOString()

const same = (text: string) => ({ fr: text, en: text })

const product = (id: string, slug: string, position: number, givingRateBp: number | null = null) => ({
  id,
  slug,
  position,
  categoryId: null,
  manufacturerId: null,
  title: same(slug),
  summary: same(''),
  description: same(''),
  composition: same(''),
  origin: same(''),
  care: same(''),
  vatBp: 2000,
  givingRateBp,
  importKey: null,
  createdAt: opening,
  updatedAt: opening,
  publishedAt: opening,
  archivedAt: null,
})

const variant = (id: string, productId: string, position: number) => ({
  id,
  productId,
  position,
  options: [],
  sku: null,
  barcode: null,
  weightGrams: null,
  stock: 0,
  tracksStock: true,
  importKey: null,
  archivedAt: null,
})

export type Shop = { outsider: () => Outsider }

/**
 * A shop in euros that gives 3 %: a shirt in two sizes, a mug, and a bowl with a giving rate of its own. All
 * checks must hold when the test ends, unless it is about what does not (`checked: false`).
 */
export async function openShop(how: { checked?: boolean } = {}): Promise<Shop> {
  const { outsider } = await freshDatabase(how)
  await write(async (tx) => {
    await tx.insert(shopSettings).values({
      id: 'set_1',
      currency: 'EUR',
      decimals: 2,
      country: 'FR',
      givingRateBp: 300,
      marginCeilingBp: 2500,
      vatMode: 'domestic',
      bankTransferDays: 10,
      isDemo: true,
      at: opening,
      by: 'test',
    })
    await tx.insert(products).values([product('shirt', 'chemise', 1), product('mug', 'tasse', 2)])
    await tx.insert(products).values(product('bowl', 'bol', 3, 500))
    await tx.insert(variants).values([variant('shirt-s', 'shirt', 1), variant('shirt-m', 'shirt', 2)])
    await tx.insert(variants).values([variant('mug-1', 'mug', 1), variant('bowl-1', 'bowl', 1)])
  })
  return { outsider }
}

type Scope = { productId: string; variantId?: string | null }

/** Saves over whatever draft there is and publishes it. */
export const publishNow = (
  { productId, variantId = null }: Scope,
  input: Partial<BreakdownInput>,
  at: string,
  inForceFrom?: string,
) =>
  write(async (tx) => {
    const draft = await saveDraftIn(tx, {
      by: ines,
      productId,
      variantId,
      input: { ...shirt, ...input },
      revision: null,
      at,
    })
    return publishIn(tx, { by: ines, versionId: draft.versionId, at, inForceFrom })
  })
