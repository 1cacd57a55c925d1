import { migrateFile, open, useConnection, type Connection } from '../../db/client.ts'
import { needsDemo, seedDemo } from '../../db/seed.ts'
import type { Environment } from '../core/web/environment.ts'
import { system } from '../features/accounts/person.ts'
import { applyShopFile } from '../features/shop/apply-shop-file.ts'

/** Opens the database, created and brought to the newest schema when needed. */
export function openDatabase(env: Environment): Connection {
  migrateFile(env.databaseFile, 'db/migrations/sqlite')
  return useConnection(open(env.databaseFile))
}

/**
 * Brings the open database to what the files of `content` say. An empty one becomes the demo shop first,
 * unless DEMO is off.
 */
export async function applyFiles(env: Environment, at: string): Promise<void> {
  if (env.demo && (await needsDemo())) await seedDemo({ at, dataDir: env.dataDir })
  await applyShopFile({ at, by: system('start') })
}
