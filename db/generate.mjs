/*
 * Writes the next migration of each engine from db/schema: `npm run db:generate -- --name what_changed`, with
 * `--custom` an empty one for triggers written by hand.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', ...process.argv.slice(2)], {
  stdio: 'inherit',
})

// drizzle-kit does not write STRICT, and without it SQLite keeps a float in an integer column.
const folder = 'db/migrations/sqlite'
const newest = readdirSync(folder)
  .filter((f) => f.endsWith('.sql'))
  .sort()
  .at(-1)
const path = `${folder}/${newest}`
const sql = readFileSync(path, 'utf8')
writeFileSync(path, sql.replace(/(CREATE TABLE [^;]*\n\));/g, '$1 STRICT;'))

execFileSync(
  process.execPath,
  ['--experimental-strip-types', '--no-warnings', 'db/generate-postgres.mjs', ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
