import { desc, lte } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import type { Currency } from '../../core/money/currency.ts'

export type ShopSettings = Omit<typeof shopSettings.$inferSelect, 'currency' | 'decimals'> & {
  currency: Currency
}

/**
 * The settings in force at a time, with the shop's currency. Throws when the shop has none yet
 * (`applyShopFile` gives the first ones).
 */
export async function settings(at: string, on: Reader = read()): Promise<ShopSettings> {
  const [row] = await on
    .select()
    .from(shopSettings)
    .where(lte(shopSettings.at, at))
    .orderBy(desc(shopSettings.at), desc(shopSettings.id))
    .limit(1)
  if (!row) throw new Error(`The shop has no settings at ${at}: apply content/shop.json first.`)
  const { currency: code, decimals, ...rest } = row
  return { ...rest, currency: { code, decimals } }
}
