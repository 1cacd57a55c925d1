import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { isLang } from '../core/i18n/lang.ts'
import { t } from '../core/i18n/messages.ts'
import { Refusal } from '../core/refusal.ts'
import { environment } from '../core/web/environment.ts'
import { system } from '../features/accounts/person.ts'
import { exportCatalogue } from '../features/imports/export-catalogue.ts'
import { terminalLang } from './say.ts'

const products = new Command('products')
  .description(
    'Writes the products that are not put away as a Shopify CSV, which the import takes back unchanged.',
  )
  .argument('<file>', 'where the CSV file goes; one that is there is written over')
  .addOption(new Option('--lang <lang>', 'the language of the texts').choices(['fr', 'en']))
  .action(async (file: string, { lang: asked }: { lang?: string }) => {
    const lang = isLang(asked) ? asked : terminalLang()
    const { siteUrl } = environment()
    const by = system('centime export')
    const found = await exportCatalogue({ by, lang, siteUrl, at: new Date().toISOString() })
    try {
      await writeFile(file, found.csv)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      throw new Refusal('refusal.export_no_file', { file })
    }
    console.log(
      t(terminalLang(), 'desk_products.cli_exported', { products: found.products, variants: found.variants }),
    )
  })

export const exportCommand = new Command('export')
  .description('Commands that write what the shop has into files.')
  .addCommand(products)
