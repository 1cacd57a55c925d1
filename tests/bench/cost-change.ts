/* How long a cost that 10,000 products share takes to preview and to publish, each version in the database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabaseAt, useConnection, write } from '../../db/client.ts'
import { system } from '../../src/features/accounts/person.ts'
import { previewCostChange } from '../../src/features/costs/preview-cost-change.ts'
import { publishCostChange } from '../../src/features/costs/publish-cost-change.ts'
import { readComponent } from '../../src/features/costs/read-components.ts'
import { recordComponentCost } from '../../src/features/costs/record-component-cost.ts'
import { addComponent } from '../../src/features/costs/save-component.ts'
import type { Choices } from '../../src/features/costs/reprice.ts'
import { applyShopFile } from '../../src/features/shop/apply-shop-file.ts'
import { addManyProducts } from '../features/costs/many-products.ts'

const many = Number(process.argv[2] ?? 10_000)
const by = system('bench')
const month = (n: number): string => new Date(Date.UTC(2026, n, 2, 9)).toISOString()
const both = (fr: string, en: string) => ({ fr, en })
const evidence = { grade: 'invoice' as const, date: '2026-01-02', key: null, documents: [] }
const folder = mkdtempSync(join(tmpdir(), 'centime-bench-'))

async function timed<T>(what: string, fn: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const before = process.cpuUsage()
  const value = await fn()
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const { user, system: kernel } = process.cpuUsage(before)
  // On a busy machine a process waits: its own time says what it took.
  const own = ((user + kernel) / 1e6).toFixed(2)
  const megabytes = Math.round(process.memoryUsage().rss / 1e6)
  console.log(`cost change, ${what}: ${seconds} s (${own} s of a core), ${megabytes} MB`)
  return value
}

try {
  const file = join(folder, 'shop.db')
  const connection = useConnection(await openDatabaseAt({ engine: 'sqlite', file }))
  await applyShopFile({ at: month(0), by })
  const { componentId } = await addComponent({
    ...{ by, at: month(0), group: 'materials', label: both('Coton', 'Cotton'), unit: both('m', 'm') },
    recipient: { name: 'Tissage des Vosges', kind: 'supplier', place: '', country: 'FR' },
  })
  const cost = async (unitCostMicros: number, at: string) =>
    (await recordComponentCost({ by, at, componentId, unitCostMicros, perMicros: 1_000_000, evidence }))
      .costId
  await cost(8_901_200, month(0))
  const { component, costs } = await readComponent(componentId)
  await timed(`the ground, ${many} products with 16 lines each`, () =>
    write((tx) => addManyProducts(tx, many, { by, at: month(0), component, cost: costs[0]! })),
  )
  const reason = both('Le coton a augmenté.', 'Cotton went up.')
  for (const [n, rounding] of (['ninety', 'none'] as const).entries()) {
    const at = month(n + 1)
    const costId = await cost(9_400_000 + n * 500_000, at)
    const choices: Choices = { all: { kind: 'pass', rounding } }
    const asked = { by, componentId, costId, choices, at }
    const { scopes } = await timed(`preview (${rounding})`, () => previewCostChange(asked))
    const seen = scopes.map((scope) => scope.seen)
    const { published } = await timed(`publish (${rounding})`, () =>
      publishCostChange({ ...asked, reason, seen }),
    )
    if (published.length !== many) throw new Error(`${published.length} published`)
  }
  await connection.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
