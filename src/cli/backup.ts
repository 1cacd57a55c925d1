import { Command } from 'commander'
import { t } from '../core/i18n/messages.ts'
import { Refusal } from '../core/refusal.ts'
import { shownAddress } from '../core/web/database-address.ts'
import { environment } from '../core/web/environment.ts'
import { backUp } from '../features/backup/back-up.ts'
import { progress } from './progress.ts'
import { terminalLang } from './say.ts'

export const backupCommand = new Command('backup')
  .description(
    'Writes the shop, which may be open, with its documents into one new file. On PostgreSQL it says which tools do that.',
  )
  .argument('<file>', 'a file that is not there yet, such as /backup/shop-monday.db')
  .action(async (file: string) => {
    const lang = terminalLang()
    const { database, dataDir } = environment()
    if (database.engine === 'postgres')
      throw new Refusal('refusal.backup_postgres', { address: shownAddress(database), folder: dataDir })
    const bar = progress(t(lang, 'backup.cli.progress'))
    const at = new Date().toISOString()
    try {
      const made = await backUp({ database: database.file, dataDir, file, at, onProgress: bar.tell })
      bar.stop()
      const megabytes = (made.bytes / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 })
      console.log(t(lang, 'backup.cli.made', { file, megabytes, documents: made.documents }))
    } finally {
      bar.stop()
    }
  })
