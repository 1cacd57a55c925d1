import { migrateFile, open, useConnection, type Connection } from '../../db/client.ts'
import type { Environment } from '../core/web/environment.ts'

/** Opens the database, created and brought to the newest schema when needed. */
export function openDatabase(env: Environment): Connection {
  migrateFile(env.databaseFile, 'db/migrations/sqlite')
  return useConnection(open(env.databaseFile))
}
