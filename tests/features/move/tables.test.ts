import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { orderEvents, orderLineParts } from '../../../db/schema/orders.ts'
import { breakdownPublications, lineDocuments } from '../../../db/schema/costs.ts'
import { movedTables, notMoved } from '../../../src/features/move/moved-tables.ts'
import { appendOnlyTables } from '../../../src/features/move/append-only-tables.ts'
import { freshAddress, testEngine } from '../../database.ts'
import { outsider } from '../../outsider.ts'
import { emptySide } from './two-databases.ts'

/** Every table that the database itself knows, without those that are parts of another. */
const known =
  testEngine === 'sqlite'
    ? "select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite%'"
    : 'select tablename::text from pg_tables where schemaname = current_schema()'

test('every table of the database is taken along, or known to stay behind', async () => {
  const names = await outsider(await freshAddress()).column<string>(known)
  const taken = movedTables.map(({ name }) => name)
  expect(names.filter((name) => !taken.includes(name) && !notMoved.includes(name))).toEqual([])
  expect(taken.filter((name) => !names.includes(name) || notMoved.includes(name))).toEqual([])
})

test('each table comes after those that it points at, and after those that it seals', () => {
  const place = (name: string) => movedTables.findIndex((shape) => shape.name === name)
  for (const { name, table } of movedTables)
    for (const key of getTableConfig(table).foreignKeys) {
      const parent = getTableConfig(key.reference().foreignTable).name
      expect(parent === name || place(parent) < place(name), `${parent} before ${name}`).toBe(true)
    }
  const nameOf = (table: typeof orderEvents | typeof orderLineParts) => getTableConfig(table).name
  expect(place(nameOf(orderEvents))).toBeGreaterThan(place(nameOf(orderLineParts)))
  expect(place(getTableConfig(breakdownPublications).name)).toBeGreaterThan(
    place(getTableConfig(lineDocuments).name),
  )
})

test('the tables that only grow are read from the guards', async () => {
  const { connection, shell } = await emptySide()
  expect([...(await appendOnlyTables(connection.read))].sort()).toEqual(
    (await shell().appendOnlyTables()).sort(),
  )
})
