import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteBoolean, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { databaseMoves } from '../../../db/schema/moves.ts'
import { allTables } from '../../../db/tables.ts'

/** A table as a copy sees it: its columns in order, and where among them its key and its amounts stand. */
export type Shape = {
  table: SQLiteTable
  name: string
  columns: readonly SQLiteColumn[]
  /** Where the columns of the primary key stand. */
  key: number[]
  /** Where the columns of cents and micros stand. */
  amounts: number[]
  isFlag: (at: number) => boolean
  /** Where texts stand that no other row may have, such as an address: two rows may have exchanged theirs. */
  names: number[]
}

function shapeOf(table: SQLiteTable): Shape {
  const { name, primaryKeys, indexes, foreignKeys, ...config } = getTableConfig(table)
  const columns: readonly SQLiteColumn[] = config.columns
  const compound = primaryKeys[0]?.columns.map((column) => column.name)
  const own = compound ?? columns.filter((column) => column.primary).map((column) => column.name)
  if (own.length === 0) throw new Error(`${name} has no primary key, so its rows can't be told apart`)
  const places = [...columns.keys()]
  const pointing = new Set(foreignKeys.flatMap((key) => key.reference().columns.map((from) => from.name)))
  const unique = indexes.flatMap(({ config }) => (config.unique ? config.columns : []))
  const isName = (column: SQLiteColumn) =>
    unique.includes(column) && !pointing.has(column.name) && column.getSQLType() === 'text'
  return {
    ...{ table, name, columns },
    key: own.map((key) => columns.findIndex((column) => column.name === key)),
    amounts: places.filter((at) => /_(cents|micros)$/.test(columns[at]!.name)),
    isFlag: (at) => is(columns[at], SQLiteBoolean),
    names: places.filter((at) => isName(columns[at]!)),
  }
}

/** Every table that a shop takes along, each after those that it points at or seals. */
export const movedTables: readonly Shape[] = allTables.filter((table) => table !== databaseMoves).map(shapeOf)

/** The tables that stay behind: built anew at the other end, kept by the migrator, or of the database itself. */
export const notMoved: readonly string[] = [
  'database_moves',
  'product_search',
  'product_search_rows',
  '__drizzle_migrations',
  'schema_migrations',
]
