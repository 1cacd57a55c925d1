import { Command } from 'commander'
import { allChecks } from '../checks/all-checks.ts'
import { t } from '../core/i18n/messages.ts'
import { Refusal } from '../core/refusal.ts'
import { shownAddress } from '../core/web/database-address.ts'
import { environment } from '../core/web/environment.ts'
import { restore } from '../features/backup/restore.ts'
import { terminalLang } from './say.ts'

export const restoreCommand = new Command('restore')
  .description(
    'Puts a backup in the place of a shop that is not there, once every part of it was checked. Stop the shop first. On PostgreSQL it says which tools do that.',
  )
  .argument('<file>', 'what the command backup has written')
  .action(async (file: string) => {
    const { database, dataDir } = environment()
    if (database.engine === 'postgres')
      throw new Refusal('refusal.restore_postgres', { address: shownAddress(database), folder: dataDir })
    const { madeAt, files } = await restore({ file, database: database.file, dataDir, proofs: allChecks })
    const told = { file, at: madeAt, documents: files.length, checks: allChecks.length }
    console.log(t(terminalLang(), 'backup.cli.restored', told))
  })
