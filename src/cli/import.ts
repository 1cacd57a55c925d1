import { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { t } from '../core/i18n/messages.ts'
import { parseBp } from '../core/money/parse.ts'
import { Refusal } from '../core/refusal.ts'
import { system } from '../features/accounts/person.ts'
import { importCatalogue } from '../features/imports/import-catalogue.ts'
import { summaryLines } from '../features/imports/summary-lines.ts'
import { progress } from './progress.ts'
import { terminalLang } from './say.ts'

const by = system('centime import')

/** The bytes of a file; a Refusal when it can't be read. */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new Refusal('refusal.import_no_file', { file })
  }
}

function vatBpOf(typed: string): number {
  const bp = parseBp(typed)
  if (bp === null || bp > 10_000) throw new Refusal('refusal.import_vat', { text: typed })
  return bp
}

export const importCommand = new Command('import')
  .description(
    'Takes a Shopify or WooCommerce product CSV into the shop. Again with a newer file, it updates and adds. Ends with 1 when no row could be taken.',
  )
  .argument('<file>', 'the CSV file')
  .option('--dry-run', 'show what would be done, and keep nothing', false)
  .option(
    '--vat <rate>',
    'VAT rate of new products in percent; left out: the standard one of the shop’s country',
  )
  .action(async (file: string, { dryRun, vat }: { dryRun: boolean; vat?: string }) => {
    const lang = terminalLang()
    const at = new Date().toISOString()
    const vatBp = vat === undefined ? undefined : vatBpOf(vat)
    const bytes = await bytesOf(file)
    const bar = progress(t(lang, 'import.cli.progress'))
    try {
      const summary = await importCatalogue({ by, bytes, dryRun, vatBp, at, onProgress: bar.tell })
      bar.stop()
      console.log(summaryLines(summary, lang).join('\n'))
      if (summary.rows.refused === summary.rows.read) process.exitCode = 1
    } finally {
      bar.stop()
    }
  })
