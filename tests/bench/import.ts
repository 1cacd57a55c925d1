/* How long the import of 10,000 rows takes, for the first time and again without a change. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabaseAt, useConnection } from '../../db/client.ts'
import { system } from '../../src/features/accounts/person.ts'
import { importCatalogue } from '../../src/features/imports/import-catalogue.ts'
import { applyShopFile } from '../../src/features/shop/apply-shop-file.ts'
import { bigCatalogue } from '../features/imports/big-catalogue.ts'

const folder = mkdtempSync(join(tmpdir(), 'centime-bench-'))
const by = system('bench')
const at = '2026-11-02T09:00:00.000Z'
try {
  const file = join(folder, 'shop.db')
  const connection = useConnection(await openDatabaseAt({ engine: 'sqlite', file }))
  await applyShopFile({ at, by })
  const bytes = Buffer.from(bigCatalogue(10_000))
  for (const what of ['dry run', 'first import', 'same file again']) {
    const started = performance.now()
    const { rows, products, drafts } = await importCatalogue({ by, bytes, dryRun: what === 'dry run', at })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const megabytes = Math.round(process.memoryUsage().rss / 1e6)
    console.log(
      `import, ${what}: ${seconds} s for ${rows.read} rows (${products.created} products created, ` +
        `${products.updated} updated, ${drafts.created} drafts, ${rows.refused} rows refused), ${megabytes} MB`,
    )
  }
  await connection.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
