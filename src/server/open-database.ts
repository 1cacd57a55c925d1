import { openDatabaseAt, useConnection, type Connection } from '../../db/client.ts'
import type { Environment } from '../core/web/environment.ts'
import { demandWhole } from '../features/move/marks.ts'

/**
 * Opens the database, created and brought to the newest schema when needed. Throws EnvironmentError, also
 * when only half a shop was copied into it.
 */
export async function openDatabase(env: Environment): Promise<Connection> {
  const opened = await openDatabaseAt(env.database)
  try {
    await demandWhole(opened.read)
  } catch (error) {
    await opened.close()
    throw error
  }
  return useConnection(opened)
}
