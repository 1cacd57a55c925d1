import { Command } from 'commander'
import { runChecksNow } from '../checks/run-checks.ts'
import { t } from '../core/i18n/messages.ts'
import { terminalLang } from './say.ts'

export const checkCommand = new Command('check')
  .description(
    'Runs every invariant of the shop on its data and says which hold. Ends with 1 when one does not.',
  )
  .action(async () => {
    const lang = terminalLang()
    const results = await runChecksNow(new Date().toISOString())
    for (const { title, holds, looked, failures } of results) {
      console.log(`${holds ? 'ok  ' : 'FAIL'}  ${String(looked).padStart(7)}  ${t(lang, title)}`)
      for (const failure of failures) console.log(`               ${failure}`)
    }
    const failed = results.filter((result) => !result.holds).length
    console.log(`\n${results.length - failed} hold, ${failed} do not.`)
    if (failed > 0) process.exitCode = 1
  })
