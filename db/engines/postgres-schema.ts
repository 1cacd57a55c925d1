import { is } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import {
  getTableConfig,
  SQLiteBoolean,
  SQLiteColumn,
  SQLiteInteger,
  type SQLiteTable,
} from 'drizzle-orm/sqlite-core'

/*
 * The tables of db/schema as PostgreSQL's, for its migrations only: at run time both engines use the same
 * tables. Texts get the collation "C" when the migration is written (db/generate.mjs): they sort by bytes, as
 * on SQLite, whatever the database's own collation is.
 */

function columnType(column: SQLiteColumn) {
  if (is(column, SQLiteBoolean)) return pg.boolean(column.name)
  if (is(column, SQLiteInteger)) return pg.bigint(column.name, { mode: 'number' })
  if (column.getSQLType() === 'text') return pg.text(column.name)
  throw new Error(`${column.name}: PostgreSQL has no type for ${column.getSQLType()} yet`)
}

function converted(column: SQLiteColumn) {
  if (column.hasDefault)
    throw new Error(`${column.name}: a value is given by the code, never by the database`)
  let built: pg.PgColumnBuilderBase = columnType(column)
  const builder = built as ReturnType<typeof columnType>
  if (column.notNull) built = builder.notNull()
  if (column.primary) built = builder.primaryKey()
  return built
}

/** The columns of a key: there is at least one. */
function asKey<C>([first, ...rest]: C[]): [C, ...C[]] {
  if (first === undefined) throw new Error('a key without columns')
  return [first, ...rest]
}

/** The tables as drizzle-kit wants them for PostgreSQL, by name. */
export function postgresTables(tables: readonly SQLiteTable[]): Record<string, pg.PgTable> {
  const made = new Map<string, Record<string, pg.AnyPgColumn> & pg.PgTable>()
  const columnOf = (table: string, column: string): pg.AnyPgColumn => {
    const found = made.get(table)?.[column]
    if (!found) throw new Error(`${table}.${column} is pointed at before it is made`)
    return found
  }
  for (const table of tables) {
    const config = getTableConfig(table)
    const columns = Object.fromEntries(
      config.columns.map((column: SQLiteColumn) => [column.name, converted(column)]),
    )
    const keys = (own: Record<string, pg.AnyPgColumn>) => (names: { name: string }[]) =>
      asKey(names.map(({ name }) => own[name]!))
    const postgres = pg.pgTable(config.name, columns, (own) => {
      const named = keys(own)
      return [
        ...config.primaryKeys.map((key) =>
          pg.primaryKey({ name: key.getName(), columns: named(key.columns) }),
        ),
        ...config.indexes.map(({ config: { name, columns: on, unique } }) => {
          const indexed = on.map((column) => {
            if (!is(column, SQLiteColumn)) throw new Error(`${name}: an index holds columns only`)
            return column
          })
          return (unique ? pg.uniqueIndex(name) : pg.index(name)).on(...named(indexed))
        }),
        ...config.checks.map(({ name, value }) => pg.check(name, value)),
        ...config.foreignKeys.map((key) => {
          const { columns: from, foreignTable, foreignColumns } = key.reference()
          return pg.foreignKey({
            name: key.getName(),
            columns: named(from),
            foreignColumns: asKey(
              foreignColumns.map((c) => columnOf(getTableConfig(foreignTable).name, c.name)),
            ),
          })
        }),
      ]
    })
    made.set(config.name, postgres)
  }
  return Object.fromEntries(made)
}
