import { createAdapterFactory, type CustomAdapter } from 'better-auth/adapters'
import { asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { read, write, type Reader } from '../../../db/client.ts'
import {
  credentials,
  passkeys,
  people,
  secondFactors,
  sessions,
  verifications,
} from '../../../db/schema/accounts.ts'
import { newId } from '../../core/id.ts'
import { condition, type Clause } from './auth-conditions.ts'

/** better-auth's models, and the prefix of their ids. */
const models: Record<string, { table: SQLiteTable; prefix: string }> = {
  user: { table: people, prefix: 'per' },
  session: { table: sessions, prefix: 'ses' },
  account: { table: credentials, prefix: 'cre' },
  verification: { table: verifications, prefix: 'ver' },
  twoFactor: { table: secondFactors, prefix: 'sec' },
  passkey: { table: passkeys, prefix: 'psk' },
}

function modelOf(name: string): { table: SQLiteTable; prefix: string } {
  const model = models[name]
  if (!model) throw new Error(`better-auth asks for ${name}, which has no table`)
  return model
}

type Row = Record<string, unknown> & { id: string }
type Values = Record<string, unknown>
const columnsOf = (table: SQLiteTable) => getTableColumns(table) as Record<string, SQLiteColumn>

async function firstOf(on: Reader, table: SQLiteTable, where: Clause[] | undefined): Promise<Row | null> {
  const found = await on
    .select()
    .from(table)
    .where(condition(columnsOf(table), where))
    .limit(1)
  return (found[0] as Row | undefined) ?? null
}

async function countOf(on: Reader, table: SQLiteTable, where: Clause[] | undefined): Promise<number> {
  const found = await on
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(table)
    .where(condition(columnsOf(table), where))
  return found[0]?.n ?? 0
}

/** Changes the first row that matches and gives it back, in one transaction; null when none does. */
const changeFirst = (
  table: SQLiteTable,
  where: Clause[],
  change: (row: Row) => Values,
): Promise<Row | null> =>
  write(async (tx) => {
    const row = await firstOf(tx, table, where)
    if (!row) return null
    const byId = eq(columnsOf(table)['id']!, row.id)
    await tx.update(table).set(change(row)).where(byId)
    return ((await tx.select().from(table).where(byId))[0] as Row | undefined) ?? null
  })

/** better-auth knows what it asks for; the rows of its own fields are what it gets. */
const given = <T>(row: Row | null): T | null => row as T | null

const customAdapter: CustomAdapter = {
  create: async ({ model, data }) => {
    await write((tx) => tx.insert(modelOf(model).table).values(data))
    return data
  },
  findOne: async <T>({ model, where }: { model: string; where: Clause[] }) =>
    given<T>(await firstOf(read(), modelOf(model).table, where)),
  findMany: async <T>(asked: {
    model: string
    where?: Clause[] | undefined
    limit: number
    sortBy?: { field: string; direction: 'asc' | 'desc' } | undefined
    offset?: number | undefined
  }) => {
    const { table } = modelOf(asked.model)
    const columns = columnsOf(table)
    const by = columns[asked.sortBy?.field ?? 'id']!
    const found = await read()
      .select()
      .from(table)
      .where(condition(columns, asked.where))
      .orderBy(asked.sortBy?.direction === 'desc' ? desc(by) : asc(by))
      .limit(asked.limit)
      .offset(asked.offset ?? 0)
    return found as T[]
  },
  count: ({ model, where }) => countOf(read(), modelOf(model).table, where),
  update: async <T>({ model, where, update }: { model: string; where: Clause[]; update: T }) =>
    given<T>(await changeFirst(modelOf(model).table, where, () => update as Values)),
  updateMany: ({ model, where, update }) => {
    const { table } = modelOf(model)
    return write(async (tx) => {
      const changed = await countOf(tx, table, where)
      await tx
        .update(table)
        .set(update)
        .where(condition(columnsOf(table), where))
      return changed
    })
  },
  delete: async ({ model, where }) => {
    const { table } = modelOf(model)
    await write((tx) => tx.delete(table).where(condition(columnsOf(table), where)))
  },
  deleteMany: ({ model, where }) => {
    const { table } = modelOf(model)
    return write(async (tx) => {
      const gone = await countOf(tx, table, where)
      await tx.delete(table).where(condition(columnsOf(table), where))
      return gone
    })
  },
  consumeOne: <T>({ model, where }: { model: string; where: Clause[] }) => {
    const { table } = modelOf(model)
    return write(async (tx) => {
      const row = await firstOf(tx, table, where)
      if (row) await tx.delete(table).where(eq(columnsOf(table)['id']!, row.id))
      return given<T>(row)
    })
  },
  incrementOne: async <T>(asked: {
    model: string
    where: Clause[]
    increment: Record<string, number>
    set?: Values | undefined
  }) => {
    const added = (row: Row) =>
      Object.entries(asked.increment).map(([field, by]) => [field, Number(row[field] ?? 0) + by])
    return given<T>(
      await changeFirst(modelOf(asked.model).table, asked.where, (row) => ({
        ...(Object.fromEntries(added(row)) as Values),
        ...asked.set,
      })),
    )
  },
}

/** better-auth's reads and writes, as ours: each write in the shop's one queue of transactions. */
export const authAdapter = createAdapterFactory({
  config: {
    adapterId: 'centime',
    supportsDates: false,
    supportsNumericIds: false,
    customIdGenerator: ({ model }) => newId(modelOf(model).prefix),
  },
  adapter: () => customAdapter,
})
