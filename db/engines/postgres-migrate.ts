import { readMigrationFiles } from 'drizzle-orm/migrator'
import { Client } from 'pg'
import { shownAddress } from '../../src/core/web/database-address.ts'
import { EnvironmentError } from '../../src/core/web/environment-error.ts'
import { connectError } from './postgres-errors.ts'
import { clientConfig, type PostgresAddress } from './postgres-settings.ts'

/** PostgreSQL 15: older ones leave their support in 2026 or have left it. */
const oldest = 150_000
/** One process migrates at a time; any number that no other program on the database locks. */
const lockKey = 4_736_100_071

type State = { version: number; shown: string; encoding: string; schema: string | null; mayCreate: boolean }

/** What the server is and what the account may do there. Throws EnvironmentError when it won't do. */
async function demandUsable(client: Client, address: PostgresAddress): Promise<State> {
  const { rows } = await client.query<State>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
      current_setting('server_encoding') as encoding, current_schema() as schema,
      coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as "mayCreate"`,
  )
  const state = rows[0]!
  const where = shownAddress(address)
  if (state.version < oldest)
    throw new EnvironmentError([
      `The server at ${where} is PostgreSQL ${state.shown}, and Centime needs 15 or newer. Upgrade it, or name another one in DATABASE_URL.`,
    ])
  if (state.encoding !== 'UTF8')
    throw new EnvironmentError([
      `The database at ${where} keeps its texts as ${state.encoding}, and Centime needs UTF8. Create another one: createdb --encoding=UTF8 --template=template0 NAME`,
    ])
  return state
}

/** Brings the database to the newest schema, in one transaction. Who comes meanwhile waits and finds it done. */
export async function migratePostgres(
  address: PostgresAddress,
  migrationsFolder = 'db/migrations/postgres',
): Promise<void> {
  const client = new Client(clientConfig(address))
  try {
    await client.connect()
  } catch (error) {
    throw connectError(error, address)
  }
  try {
    const state = await demandUsable(client, address)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await migrate(client, address, state, migrationsFolder)
  } finally {
    await client.end()
  }
}

async function migrate(
  client: Client,
  address: PostgresAddress,
  state: State,
  folder: string,
): Promise<void> {
  const { rows: known } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migrations') is not null as there`,
  )
  const { rows } = known[0]!.there
    ? await client.query<{ last: number | null }>('select max(created_at) as last from schema_migrations')
    : { rows: [{ last: null }] }
  const due = readMigrationFiles({ migrationsFolder: folder }).filter(
    ({ folderMillis }) => folderMillis > (rows[0]?.last ?? 0),
  )
  if (due.length === 0) return
  if (!state.mayCreate) {
    const user = new URL(address.url).username || 'centime'
    throw new EnvironmentError([
      `The user of ${shownAddress(address)} may not create tables there. As its owner: GRANT USAGE, CREATE ON SCHEMA ${state.schema ?? 'public'} TO ${user}`,
    ])
  }
  await client.query('begin')
  await client.query(
    'create table if not exists schema_migrations (hash text not null, created_at bigint not null)',
  )
  for (const { sql, hash, folderMillis } of due) {
    for (const statement of sql) await client.query(statement)
    await client.query('insert into schema_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ])
  }
  await client.query('commit')
}
