import { beforeEach, describe, expect, test } from 'vitest'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { allTables } from '../../db/tables.ts'
import { freshAddress, testEngine } from '../database.ts'
import { outsider, type Outsider } from '../outsider.ts'

/*
 * Runs on both engines: what the migrations of each end up with is held against the one definition in
 * db/schema, so that the two databases are the same.
 */

let db: Outsider
beforeEach(async () => void (db = outsider(await freshAddress())))
const sqlite = testEngine === 'sqlite'

/** Written down once: each engine's triggers are held against it. */
const appendOnly = [
  'audit_entries',
  'breakdown_publications',
  'cause_consents',
  'component_cost_documents',
  'component_costs',
  'documents',
  'mail_attempts',
  'order_cause_picks',
  'order_delivery_parts',
  'order_erasures',
  'order_events',
  'order_gift_parts',
  'order_line_parts',
  'order_line_shares',
  'order_lines',
  'order_trackings',
  'orders',
  'overhead_amounts',
  'overhead_reconciliation_lines',
  'overhead_reconciliations',
  'page_texts',
  'person_roles',
  'prices',
  'reductions',
  'seller_details',
  'shop_settings',
  'stock_movements',
  'vat_elsewhere',
]

/** Tables that are no part of the shop's data: what was migrated, and what search derives from the catalogue. */
const derived = /^(__drizzle_migrations|schema_migrations|product_search.*|sqlite_.*)$/

const tableNames = async (): Promise<string[]> => {
  const all = await db.column<string>(
    sqlite
      ? `select name from sqlite_master where type = 'table' order by name`
      : `select tablename::text from pg_tables where schemaname = current_schema() order by tablename`,
  )
  return all.filter((name) => !derived.test(name)).sort()
}

type Column = { name: string; type: string; required: boolean }
/** What a type is called where both engines are meant. */
const kinds: Record<string, string> = {
  text: 'text',
  TEXT: 'text',
  integer: 'whole',
  INTEGER: 'whole',
  bigint: 'whole',
  boolean: 'flag',
}

const columnsOf = async (table: string): Promise<Column[]> => {
  const rows = await db.rows<{ name: string; type: string; required: number | boolean }>(
    sqlite
      ? `select name, type, "notnull" as required from pragma_table_info('${table}')`
      : `select attname::text as name, format_type(atttypid, atttypmod) as type, attnotnull as required
          from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
  )
  return rows
    .map(({ name, type, required }) => ({ name, type: kinds[type] ?? type, required: Boolean(required) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const keyOf = (table: string): Promise<string[]> =>
  db.column<string>(
    sqlite
      ? `select name from pragma_table_info('${table}') where pk > 0 order by pk`
      : `select a.attname::text from pg_index i cross join unnest(i.indkey) with ordinality k(attnum, at)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
          where i.indrelid = '${table}'::regclass and i.indisprimary order by k.at`,
  )

const indexesOf = async (table: string): Promise<string[]> => {
  const rows = await db.rows<{ name: string; one: number | boolean; columns: string }>(
    sqlite
      ? `select l.name, l."unique" as one, (select group_concat(i.name) from pragma_index_info(l.name) i) as columns
          from pragma_index_list('${table}') l where l.origin = 'c'`
      : `select c.relname::text as name, i.indisunique as one,
          (select string_agg(a.attname, ',' order by k.at) from unnest(i.indkey) with ordinality k(attnum, at)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum) as columns
          from pg_index i join pg_class c on c.oid = i.indexrelid
          where i.indrelid = '${table}'::regclass and not i.indisprimary`,
  )
  return rows.map(({ name, one, columns }) => `${one ? 'unique ' : ''}${name}(${columns})`).sort()
}

const foreignKeysOf = async (table: string): Promise<string[]> => {
  const rows = await db.rows<{ parent: string; from: string; to: string }>(
    sqlite
      ? `select "table" as parent, "from", "to" from pragma_foreign_key_list('${table}')`
      : `select confrelid::regclass::text as parent,
          (select attname::text from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as "from",
          (select attname::text from pg_attribute where attrelid = confrelid and attnum = confkey[1]) as "to"
          from pg_constraint where contype = 'f' and conrelid = '${table}'::regclass`,
  )
  return rows.map(({ parent, from, to }) => `${from} -> ${parent}.${to}`).sort()
}

const checksOf = async (table: string): Promise<string[]> => {
  if (!sqlite)
    return db.column<string>(
      `select conname::text from pg_constraint where contype = 'c' and conrelid = '${table}'::regclass order by 1`,
    )
  const [made] = await db.column<string>(`select sql from sqlite_master where name = '${table}'`)
  return [...made!.matchAll(/CONSTRAINT "([^"]+)" CHECK/g)].map(([, name]) => name!).sort()
}

test('the database has the tables of the schema and no others', async () => {
  expect(await tableNames()).toEqual(allTables.map((table) => getTableConfig(table).name).sort())
})

describe.each(allTables.map((table) => [getTableConfig(table).name, getTableConfig(table)] as const))(
  '%s',
  (name, config) => {
    test('has the columns, keys, indexes and checks of the schema', async () => {
      const kindOf = (type: string, dataType: string) =>
        type === 'text' ? 'text' : dataType === 'boolean' && !sqlite ? 'flag' : 'whole'
      const primary = config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name))
      expect(await columnsOf(name)).toEqual(
        config.columns
          .map((column) => ({
            name: column.name,
            type: kindOf(column.getSQLType(), column.dataType),
            required: column.notNull || column.primary || primary.includes(column.name),
          }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      )
      const own = config.columns.filter((column) => column.primary).map((column) => column.name)
      expect(await keyOf(name)).toEqual(own.length > 0 ? own : primary)
      expect(await indexesOf(name)).toEqual(
        config.indexes
          .map(({ config: index }) => {
            const columns = index.columns.map((column) => ('name' in column ? column.name : '?'))
            return `${index.unique ? 'unique ' : ''}${index.name}(${columns.join(',')})`
          })
          .sort(),
      )
      expect(await foreignKeysOf(name)).toEqual(
        config.foreignKeys
          .map((key) => {
            const { columns, foreignTable, foreignColumns } = key.reference()
            return `${columns[0]!.name} -> ${getTableConfig(foreignTable).name}.${foreignColumns[0]!.name}`
          })
          .sort(),
      )
      expect(await checksOf(name)).toEqual(config.checks.map((check) => check.name).sort())
    })
  },
)

test('every table that refuses changes on SQLite refuses them on PostgreSQL too', async () => {
  expect((await db.appendOnlyTables()).sort()).toEqual(appendOnly)
})
