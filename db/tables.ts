import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as accounts from './schema/accounts.ts'
import * as cart from './schema/cart.ts'
import * as catalogue from './schema/catalogue.ts'
import * as checks from './schema/checks.ts'
import * as components from './schema/components.ts'
import * as costs from './schema/costs.ts'
import * as donations from './schema/donations.ts'
import * as jobs from './schema/jobs.ts'
import * as mail from './schema/mail.ts'
import * as moves from './schema/moves.ts'
import * as orders from './schema/orders.ts'
import * as overheads from './schema/overheads.ts'
import * as shop from './schema/shop.ts'

const schemas = [
  shop,
  jobs,
  checks,
  moves,
  mail,
  catalogue,
  components,
  overheads,
  costs,
  donations,
  accounts,
  cart,
  orders,
]

// By name, as a module of Node lists its exports: a bundler's order is another.
const tables = schemas.flatMap((schema) =>
  Object.entries(schema)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value as unknown)
    .filter((value): value is SQLiteTable => is(value, SQLiteTable)),
)

/** A row of the first seals the rows of the others: the database takes none of those after it. */
const sealed = new Map<SQLiteTable, SQLiteTable[]>([
  [costs.breakdownPublications, [costs.breakdownLines, costs.lineDocuments]],
  [
    orders.orderEvents,
    [
      orders.orderLines,
      orders.orderLineParts,
      orders.orderLineShares,
      orders.orderDeliveryParts,
      orders.orderGiftParts,
      orders.orderCausePicks,
    ],
  ],
])

/** The tables that must be filled before a table, itself left out. */
const parentsOf = (table: SQLiteTable): SQLiteTable[] =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((parent) => parent !== table)
    .concat(sealed.get(table) ?? [])

function parentsFirst(found: SQLiteTable[]): SQLiteTable[] {
  const sorted = new Set<SQLiteTable>()
  const add = (table: SQLiteTable): void => {
    if (sorted.has(table)) return
    parentsOf(table).forEach(add)
    sorted.add(table)
  }
  found.forEach(add)
  return [...sorted]
}

/** Every table of `db/schema`, each after those that its keys point at and those that it seals. */
export const allTables: readonly SQLiteTable[] = parentsFirst(tables)
