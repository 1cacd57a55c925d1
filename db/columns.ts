import { sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import {
  check,
  customType,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Bilingual } from '../src/core/i18n/lang.ts'

/*
 * The only file that knows which dialect a column is for. Each builder gives the same JavaScript
 * type whatever the engine, so that every table is defined once (docs/decisions/0003).
 */

export const table = sqliteTable
export { index, uniqueIndex, primaryKey }

/** A prefixed id, `ord_3k…` (core/id.ts). Also used for keys that point at one. */
export const id = (name: string) => text(name)
export const words = (name: string) => text(name)
/** Whole minor units of the shop's one currency; the column's name ends in `_cents`. */
export const cents = (name: string) => integer(`${name}_cents`)
/** Whole millionths (of a currency unit, or of a unit of measure); ends in `_micros`. */
export const micros = (name: string) => integer(`${name}_micros`)
/** Basis points: 2000 is 20 %; ends in `_bp`. */
export const bp = (name: string) => integer(`${name}_bp`)
export const count = (name: string) => integer(name)
export const flag = (name: string) => integer(name, { mode: 'boolean' })
/** ISO 8601 in UTC with milliseconds, `2026-03-03T08:14:00.000Z`: sorts as text, alike on every engine. */
export const when = (name: string) => text(`${name}_at`)
/** A calendar day without a time, `2026-02-11`. */
export const day = (name: string) => text(`${name}_on`)

/** JSON kept as text: read whole, never searched. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value): T => JSON.parse(value) as T,
  })(name)

/** One text in each language, as two columns in the database would be: `{fr, en}`. */
export const bilingual = (name: string) => json<Bilingual>(name)

/** `CHECK (column IN (…))` for a closed list of words. */
export const oneOf = (name: string, column: AnySQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((v) => `'${v.replaceAll("'", "''")}'`).join(', '))})`)

/** `CHECK (condition)`. */
export const holds = (name: string, condition: SQL) => check(name, condition)
