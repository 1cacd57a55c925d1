import { migrateFile, open, useConnection, type Connection } from '../../db/client.ts'
import type { Environment } from '../core/web/environment.ts'
import { system } from '../features/accounts/person.ts'
import { applyShopFile } from '../features/shop/apply-shop-file.ts'

/** Opens the database, created and brought to the newest schema when needed. */
export function openDatabase(env: Environment): Connection {
  migrateFile(env.databaseFile, 'db/migrations/sqlite')
  return useConnection(open(env.databaseFile))
}

/** Brings the open database to what the files of `content` say. */
export const applyFiles = (at: string): Promise<void> => applyShopFile({ at, by: system('start') })
