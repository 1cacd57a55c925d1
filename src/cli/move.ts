import { Command } from 'commander'
import { connection, openDatabaseAt, type Connection } from '../../db/client.ts'
import { allChecks } from '../checks/all-checks.ts'
import { t } from '../core/i18n/messages.ts'
import { Refusal } from '../core/refusal.ts'
import { databaseAddress, isDatabaseUrl, shownAddress } from '../core/web/database-address.ts'
import { environment } from '../core/web/environment.ts'
import { compareWith } from '../features/move/compare-with.ts'
import { moveShop } from '../features/move/move-shop.ts'
import type { Totals } from '../features/move/totals.ts'
import { progress } from './progress.ts'
import { terminalLang } from './say.ts'

async function copy(to: Connection): Promise<Totals[]> {
  const bar = progress(t(terminalLang(), 'move.cli.progress'))
  const fromName = shownAddress(environment().database)
  const at = new Date().toISOString()
  try {
    return await moveShop({ from: connection(), fromName, to, proofs: allChecks, at, onProgress: bar.tell })
  } finally {
    bar.stop()
  }
}

export const moveCommand = new Command('move')
  .description(
    'Copies the shop of DATABASE_URL into another database, SQLite or PostgreSQL, while it stays open. Again, it brings only what has changed. Ends with 1 when anything differs.',
  )
  .requiredOption('--to <address>', 'file:… or postgres://…, an empty database or an earlier copy')
  .option(
    '--compare',
    'copy nothing: only tell whether both sides are the same (an open shop goes on: stop it first)',
    false,
  )
  .action(async ({ to, compare }: { to: string; compare: boolean }) => {
    const lang = terminalLang()
    if (!isDatabaseUrl(to)) throw new Refusal('refusal.move_address', { text: to })
    const address = databaseAddress(to)
    const target = await openDatabaseAt(address)
    try {
      const totals = compare ? await compareWith(connection(), target) : await copy(target)
      const rows = totals.reduce((sum, table) => sum + table.rows, 0)
      const counts = { rows, tables: totals.length, checks: allChecks.length }
      if (compare) {
        console.log(t(lang, 'move.cli.same', counts))
        return
      }
      console.log(t(lang, 'move.cli.moved', counts))
      const shown = address.engine === 'sqlite' ? `file:${address.file}` : shownAddress(address)
      console.log(t(lang, 'move.cli.next', { address: shown }))
      if (address.engine === 'postgres') console.log(t(lang, 'move.cli.password'))
      console.log(t(lang, 'move.cli.files', { folder: environment().dataDir }))
    } finally {
      await target.close()
    }
  })
