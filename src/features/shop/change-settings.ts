import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { prices } from '../../../db/schema/costs.ts'
import { shopSettings } from '../../../db/schema/shop.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { currencyCodes, currencyOf } from '../../core/money/currency.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { settings } from './settings.ts'

/** What may be changed without touching a price. Omitted: stays. */
export type SettingsChange = {
  /** Basis points of the price before VAT. */
  marginCeilingBp?: number
  /** Days an unpaid order waits for its transfer. */
  bankTransferDays?: number
  /** ISO 4217. */
  currency?: string
}

/**
 * Changes the shop's settings from `at` on: a row of its own, which wins over `content/shop.json`. What is the
 * same already writes nothing. The currency is fixed once something was sold, and its decimals once something
 * has a price. Refused beside each field.
 */
export const changeSettings = (
  { by, change, at }: { by: Person; change: SettingsChange; at: string },
  random: Random = systemRandom,
): Promise<void> =>
  write(async (tx) => {
    demand(by, 'change', 'settings')
    const { currency: before, ...now } = await settings(at, tx)
    const { marginCeilingBp = now.marginCeilingBp, bankTransferDays = now.bankTransferDays } = change
    if (!Number.isSafeInteger(marginCeilingBp) || marginCeilingBp < 0 || marginCeilingBp > 10_000)
      throw new Refusal('refusal.settings_ceiling', {}, 'marginCeiling')
    if (!Number.isSafeInteger(bankTransferDays) || bankTransferDays < 1 || bankTransferDays > 60)
      throw new Refusal('refusal.settings_days', {}, 'bankTransferDays')
    const currency = change.currency === undefined ? before : await otherCurrency(tx, before, change.currency)
    const next = { marginCeilingBp, bankTransferDays, currency: currency.code, decimals: currency.decimals }
    const whole = { ...now, currency: before.code, decimals: before.decimals }
    if (isDeepStrictEqual({ ...whole, ...next }, whole)) return
    await appendSettings(tx, { ...whole, ...next }, { by, at }, random)
    const keys = (Object.keys(next) as (keyof typeof next)[]).filter((key) => next[key] !== whole[key])
    const of = (row: typeof next) => Object.fromEntries(keys.map((key) => [key, row[key]]))
    const audit = { by, action: 'settings.change', subject: { kind: 'settings', id: 'shop' }, at }
    await recordAuditIn(tx, { ...audit, before: of(whole), after: of(next) }, random)
  })

type SettingsValues = Omit<typeof shopSettings.$inferInsert, 'id' | 'by'>

/** Writes the next row of settings. Refused when another change has the same moment: which came last could not be told. */
export async function appendSettings(
  tx: Writer,
  next: SettingsValues,
  { by, at }: { by: Person; at: string },
  random: Random,
): Promise<void> {
  if (next.at === at) throw new Refusal('refusal.costs_settings_same_moment')
  await tx.insert(shopSettings).values({ ...next, id: newId('set', random), at, by: by.id })
}

async function otherCurrency(tx: Writer, before: { code: string; decimals: number }, code: string) {
  if (code === before.code) return before
  if (!currencyCodes().includes(code)) throw new Refusal('refusal.settings_currency', {}, 'currency')
  const [sold] = await tx.select({ id: orders.id }).from(orders).limit(1)
  if (sold) throw new Refusal('refusal.settings_currency_sold', { code: before.code }, 'currency')
  const next = currencyOf(code)
  const [priced] = await tx
    .select({ one: sql`1` })
    .from(prices)
    .limit(1)
  if (priced && next.decimals !== before.decimals)
    throw new Refusal('refusal.settings_currency_decimals', { code, before: before.code }, 'currency')
  return next
}
