import { Client } from 'pg'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { freshAddress } from '../../database.ts'

/**
 * A guard that looks at other rows (is this version published? is this order sealed?) must hold when two
 * sessions that go around the code meet in it, whatever isolation each has chosen.
 */
const levels = ['read committed', 'repeatable read', 'serializable'] as const
const pairs = levels.flatMap((first) => levels.map((second) => [first, second] as const))

/** When the first session commits: while the second waits for it, or before, unseen by the older second. */
const meetings = ['still open', 'committed unseen'] as const

let one: Client
let other: Client
let onlooker: Client

beforeEach(async () => {
  const address = await freshAddress('postgres')
  if (address.engine !== 'postgres') throw new Error('these races need PostgreSQL')
  const open = async () => {
    const client = new Client(address.url)
    client.on('error', () => undefined)
    await client.connect()
    onTestFinished(() => client.end())
    return client
  }
  ;[one, other, onlooker] = [await open(), await open(), await open()]
})

const column = async <V>(text: string): Promise<V[]> =>
  (await onlooker.query<Record<string, V>>(text)).rows.map((row) => Object.values(row)[0]!)

/** Ends when the session waits for a lock, or what it does is done. */
async function waits(session: Client, work: Promise<unknown>): Promise<void> {
  let done = false
  void work.finally(() => (done = true))
  const pid = Reflect.get(session, 'processID') as number
  while (!done) {
    const [event] = await column<string | null>(
      `select wait_event_type from pg_stat_activity where pid = ${pid} and state = 'active'`,
    )
    if (event === 'Lock') return
  }
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => `refused ${error.code}`,
  )

/** Both begin and have read; the first does its statement, then the second its own, and both commit. */
async function race(
  [first, second]: (typeof pairs)[number],
  meeting: (typeof meetings)[number],
  statements: [string, string],
): Promise<string> {
  for (const [session, level] of [[one, first] as const, [other, second] as const]) {
    await session.query(`begin isolation level ${level}`)
    await session.query('select count(*) from products')
  }
  await one.query(statements[0])
  if (meeting === 'committed unseen') await one.query('commit')
  const late = outcome(other.query(statements[1]))
  if (meeting === 'still open') {
    await waits(other, late)
    await one.query('commit')
  }
  const said = await late
  await outcome(other.query('commit'))
  return said
}

const at = "'2026-01-01T00:00:00.000Z'"

/** A draft that adds up to 1.20, and the statements that publish it and that change it. */
async function draft(key: string) {
  await onlooker.query(`
    insert into products (id, slug, position, title, summary, description, composition, origin, care, vat_bp,
      created_at, updated_at)
      select 'p${key}', 'p${key}', count(*) + 1, '{}', '{}', '{}', '{}', '{}', '{}', 2000, ${at}, ${at}
      from products;
    insert into breakdown_versions (id, product_id, scope_id, number, price_cents, vat_bp, reason,
      unknowns_state, unknowns, negative_margin_confirmed, revision, saved_at, saved_by)
      values ('v${key}', 'p${key}', 'p${key}', 1, 120, 2000, '{}', 'none', '{}', false, 1, ${at}, 'x');
    insert into breakdown_lines (id, version_id, position, group_name, label, basis, line_cents, disclosure)
      values ('m${key}', 'v${key}', 0, 'margin', '{}', 'rest', 100, 'exact'),
             ('t${key}', 'v${key}', 1, 'vat', '{}', 'vat', 20, 'exact');
    insert into prices (id, product_id, scope_id, sequence, gross_cents, vat_bp, kind, in_force_from_at,
      set_at, set_by)
      values ('r${key}', 'p${key}', 'p${key}', 1, 120, 2000, 'regular', ${at}, ${at}, 'x');
    insert into documents (sha256, media_type, bytes, title, is_public, added_at, added_by)
      values ('d${key}', 'x', 1, '{}', true, ${at}, 'x')`)
  return {
    publish: `insert into breakdown_publications values ('v${key}', 'r${key}', ${at}, 'x')`,
    changes: {
      'adding a line': `insert into breakdown_lines (id, version_id, position, group_name, label, basis,
        line_cents, disclosure) values ('z${key}', 'v${key}', 9, 'making', '{}', 'amount', 1, 'exact')`,
      'changing a line': `update breakdown_lines set line_cents = 101 where id = 'm${key}'`,
      'deleting a line': `delete from breakdown_lines where id = 'm${key}'`,
      'adding evidence': `insert into line_documents values ('m${key}', 'd${key}', 0)`,
      'changing the price': `update breakdown_versions set price_cents = 121 where id = 'v${key}'`,
    },
  }
}

const published = (key: string) =>
  column<string>(`select version_id from breakdown_publications
  where version_id = 'v${key}'`)

/** What a reader sees of the version; a published one must be what was published. */
const state = async (key: string) => ({
  cents: await column<number>(`select line_cents::int from breakdown_lines
    where version_id = 'v${key}' order by id`),
  price: await column<number>(`select price_cents::int from breakdown_versions where id = 'v${key}'`),
  evidence: await column<string>(`select sha256 from line_documents where line_id = 'm${key}'`),
})

const changes = [
  'adding a line',
  'changing a line',
  'deleting a line',
  'adding evidence',
  'changing the price',
] as const

describe.each(meetings)('two sessions of which the first is %s', (meeting) => {
  test.each(changes)('never publish a version while %s', async (change) => {
    for (const [i, levels] of pairs.entries()) {
      const version = await draft(`${i}`)
      await race(levels, meeting, [version.publish, version.changes[change]])
      expect(await published(`${i}`), levels.join(' / ')).toHaveLength(1)
      expect(await state(`${i}`), levels.join(' / ')).toEqual({
        cents: [100, 20],
        price: [120],
        evidence: [],
      })
    }
  })

  const breaking = changes.filter((change) => change !== 'adding evidence')
  test.each(breaking)('never publish a version that %s has just broken', async (change) => {
    for (const [i, levels] of pairs.entries()) {
      const version = await draft(`${i}`)
      await race(levels, meeting, [version.changes[change], version.publish])
      const { cents, price } = await state(`${i}`)
      const leftToExplain = price[0]! - cents.reduce((sum, line) => sum + line, 0)
      expect(leftToExplain, levels.join(' / ')).not.toBe(0)
      expect(await published(`${i}`), levels.join(' / ')).toEqual([])
    }
  })

  test('never add a line to an order that is sealed at that moment', async () => {
    await draft('0')
    for (const [i, levels] of pairs.entries()) {
      const order = `o${i}`
      await onlooker.query(`
        insert into carts (id, secret_sha256, created_at, updated_at)
          values ('c${order}', '${order}', ${at}, ${at});
        insert into orders (id, number, token, cart_id, lang, currency, placed_at, pay_before_at, country,
          delivery_key, delivery_title, carrier_name, carrier_place, carrier_country, transit_days_max,
          goods_cents, delivery_cents, gift_cents, total_cents, vat_cents, share_cents)
          values ('${order}', ${i + 1}, '${order}', 'c${order}', 'fr', 'EUR', ${at}, ${at}, 'FR', 'x', '{}',
          'x', 'x', 'FR', 1, 100, 0, 0, 100, 20, 0)`)
      const line = (id: string, position: number) => `
        insert into order_lines (id, order_id, position, product_id, variant_id, slug, title, options,
          quantity, unit_price_cents, vat_bp, unit_vat_cents, unit_share_cents)
          values ('${order}${id}', '${order}', ${position}, 'p0', 'x', 'x', '{}', '[]', 1, 100, 2000, 20, 0)`
      await onlooker.query(`${line('a', 0)}; insert into order_line_parts (order_line_id, position, group_name,
        label, unit_cents) values ('${order}a', 0, 'margin', '{}', 100)`)
      const seal = `insert into order_events (id, order_id, sequence, kind, happened_at, happened_by, note)
        values ('e${order}', '${order}', 1, 'placed', ${at}, 'x', '{}')`
      const said = await race(levels, meeting, [seal, line('b', 1)])
      expect(said, levels.join(' / ')).toMatch(/^refused/)
      expect(await column(`select id from order_lines where order_id = '${order}'`)).toEqual([`${order}a`])
    }
  })
})
