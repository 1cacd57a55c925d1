import { desc, lte, type SQL } from 'drizzle-orm'
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
  const row = await lastRow(lte(shopSettings.at, at), on)
  if (!row) throw new Error(`The shop has no settings at ${at}: apply content/shop.json first.`)
  return row
}

/** The settings that were written last. Throws as `settings` does. */
export async function latestSettings(on: Reader = read()): Promise<ShopSettings> {
  const row = await lastRow(undefined, on)
  if (!row) throw new Error('The shop has no settings: apply content/shop.json first.')
  return row
}

async function lastRow(where: SQL | undefined, on: Reader): Promise<ShopSettings | null> {
  const [row] = await on
    .select()
    .from(shopSettings)
    .where(where)
    .orderBy(desc(shopSettings.at), desc(shopSettings.id))
    .limit(1)
  if (!row) return null
  const { currency: code, decimals, ...rest } = row
  return { ...rest, currency: { code, decimals } }
}
