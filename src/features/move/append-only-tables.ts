import { sql } from 'drizzle-orm'
import { engineOf, type Reader } from '../../../db/client.ts'

/** The tables whose rows the database itself never lets go, read from its own guards. */
export async function appendOnlyTables(on: Reader): Promise<Set<string>> {
  const rows =
    engineOf(on) === 'sqlite'
      ? await on
          .select({ name: sql<string>`tbl_name` })
          .from(sql`sqlite_master`)
          .where(sql`type = 'trigger' and name like '%\\_no\\_update' escape '\\'`)
      : await on
          .selectDistinct({ name: sql<string>`c.relname` })
          .from(sql`pg_trigger t join pg_class c on c.oid = t.tgrelid`)
          .where(
            sql`t.tgname like '%\\_append\\_only' escape '\\' and c.relnamespace = current_schema()::regnamespace`,
          )
  return new Set(rows.map((row) => row.name))
}
