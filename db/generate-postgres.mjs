/* Writes PostgreSQL's next migration from db/schema; db/generate.mjs calls it. */
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { postgresTables } from './engines/postgres-schema.ts'
import { allTables } from './tables.ts'

const folder = 'db/migrations/postgres'
const journalFile = `${folder}/meta/_journal.json`
const snapshotFile = `${folder}/meta/newest.json`

const custom = process.argv.includes('--custom')
const name = process.argv[process.argv.indexOf('--name') + 1] ?? 'change'

mkdirSync(`${folder}/meta`, { recursive: true })
const journal = existsSync(journalFile)
  ? JSON.parse(readFileSync(journalFile, 'utf8'))
  : { version: '7', dialect: 'postgresql', entries: [] }
const before = existsSync(snapshotFile)
  ? JSON.parse(readFileSync(snapshotFile, 'utf8'))
  : generateDrizzleJson({})
const after = generateDrizzleJson(postgresTables(allTables), before.id)
const statements = custom ? [] : await generateMigration(before, after)

if (statements.length === 0 && !custom) console.log('PostgreSQL: nothing has changed.')
else {
  const idx = journal.entries.length
  const tag = `${String(idx).padStart(4, '0')}_${name}`
  // By bytes, whatever the database's collation is: ids, times and words sort as on SQLite.
  const sql = statements.map((statement) => statement.replace(/ text(?=[ ,\n;]|$)/g, ' text COLLATE "C"'))
  writeFileSync(`${folder}/${tag}.sql`, `${sql.join('\n--> statement-breakpoint\n')}\n`)
  const when = Math.max(Date.now(), (journal.entries.at(-1)?.when ?? 0) + 1)
  journal.entries.push({ idx, version: '7', when, tag, breakpoints: true })
  writeFileSync(journalFile, `${JSON.stringify(journal, null, 2)}\n`)
  writeFileSync(snapshotFile, `${JSON.stringify(after, null, 2)}\n`)
  console.log(`PostgreSQL: ${folder}/${tag}.sql`)
}
