import {
  and,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  isNotNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
} from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** What better-auth writes for one condition of a WHERE. */
export type Clause = {
  field: string
  operator: string
  value: string | number | boolean | string[] | number[] | Date | null
  connector: 'AND' | 'OR'
}

/** A moment is kept as text. */
const stored = (value: Clause['value']) => (value instanceof Date ? value.toISOString() : value)

function one(column: SQLiteColumn, { field, operator, value: asked }: Clause): SQL {
  const value = stored(asked)
  if (Array.isArray(value)) {
    if (operator === 'in') return inArray(column, value as unknown[])
    if (operator === 'not_in') return notInArray(column, value as unknown[])
  } else if (value === null) {
    if (operator === 'eq') return isNull(column)
    if (operator === 'ne') return isNotNull(column)
  } else {
    const compare = { eq, ne, lt, lte, gt, gte }[operator]
    if (compare) return compare(column, value)
  }
  throw new Error(`better-auth asks for ${field} ${operator}, which no query of the shop needs`)
}

/** The condition of some clauses, ANDed and ORed as better-auth means them; undefined when there is none. */
export function condition(columns: Record<string, SQLiteColumn>, clauses: Clause[] = []): SQL | undefined {
  const made = clauses.map((clause) => {
    const column = columns[clause.field]
    if (!column) throw new Error(`better-auth asks for ${clause.field}, which has no column`)
    return { connector: clause.connector, sql: one(column, clause) }
  })
  const either = made.filter(({ connector }) => connector === 'OR').map(({ sql }) => sql)
  const all = made.filter(({ connector }) => connector !== 'OR').map(({ sql }) => sql)
  return and(...all, either.length > 0 ? or(...either) : undefined)
}
