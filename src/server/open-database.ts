import { openDatabaseAt, useConnection, type Connection } from '../../db/client.ts'
import type { Environment } from '../core/web/environment.ts'

/** Opens the database, created and brought to the newest schema when needed. Throws EnvironmentError. */
export const openDatabase = async (env: Environment): Promise<Connection> =>
  useConnection(await openDatabaseAt(env.database))
