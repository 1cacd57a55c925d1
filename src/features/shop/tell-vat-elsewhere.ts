import { and, eq, max } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { vatElsewhere } from '../../../db/schema/shop.ts'
import { newId, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import type { Person } from '../accounts/person.ts'
import { toldElsewhere } from './one-stop-shop.ts'
import { isInUnion, vatRatesOf } from './vat-rates.ts'

/** What a country takes for what has `ownBp` at home; null: its standard rate. */
export type RateElsewhere = { ownBp: number; country: string; rateBp: number | null }

/** The field of a rate elsewhere in a form. */
export const elsewhereField = (ownBp: number, country: string): string => `elsewhere-${ownBp}-${country}`

/** The rates that a country knows for what is not at its standard one, and none at all. */
export const reducedRates = (country: string, day: string): number[] => [
  ...new Set([...vatRatesOf(country, day).map(({ bp }) => bp), 0]),
]

/** Those of `asked` that say something else than what is known. */
export const toldAnew = (
  asked: readonly RateElsewhere[],
  told: ReadonlyMap<string, number>,
): RateElsewhere[] =>
  asked.filter(({ ownBp, country, rateBp }) => (told.get(`${ownBp} ${country}`) ?? null) !== rateBp)

/**
 * Writes down which rates countries take for what is reduced at home, those that are new. Refused for a rate that the
 * country does not have. Returns what changed.
 */
export async function tellVatElsewhereIn(
  tx: Writer,
  asked: readonly RateElsewhere[],
  { by, at }: { by: Person; at: string },
  random: Random,
): Promise<RateElsewhere[]> {
  const anew = toldAnew(asked, await toldElsewhere(at, tx))
  refuseAll(
    anew.flatMap(({ ownBp, country, rateBp }) =>
      isInUnion(country) && (rateBp === null || reducedRates(country, at.slice(0, 10)).includes(rateBp))
        ? []
        : [new Refusal('refusal.vat_elsewhere', {}, elsewhereField(ownBp, country))],
    ),
  )
  for (const row of anew) {
    const pair = and(eq(vatElsewhere.ownBp, row.ownBp), eq(vatElsewhere.country, row.country))
    const [last] = await tx
      .select({ sequence: max(vatElsewhere.sequence) })
      .from(vatElsewhere)
      .where(pair)
    const sequence = (last?.sequence ?? 0) + 1
    await tx.insert(vatElsewhere).values({ id: newId('vel', random), ...row, sequence, at, by: by.id })
  }
  return anew
}
