import { Command } from 'commander'
import { connection } from '../../db/client.ts'
import { environment } from '../core/web/environment.ts'
import { openDatabase } from '../server/open-database.ts'
import { system } from '../features/accounts/person.ts'
import { applyShopFile } from '../features/shop/apply-shop-file.ts'
import { backupCommand } from './backup.ts'
import { refreshSeller } from '../features/shop/seller.ts'
import { causeCommand } from './cause.ts'
import { checkCommand } from './check.ts'
import { orderCommand } from './order.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { moveCommand } from './move.ts'
import { restoreCommand } from './restore.ts'
import { wordsFor } from './say.ts'
import { userCommand } from './user.ts'

/** The commands that make an empty database a shop. */
const begins = new Set(['import', 'cause', 'user add'])

/** It makes the database itself: none may be opened, or made, before. */
const opensNothing = 'restore'

/** `order` of `centime order paid`. */
const roomOf = (command: Command): string =>
  command.parent?.parent ? roomOf(command.parent) : command.name()

const centime = new Command('npm run centime --')
  .description(
    'The commands of a Centime shop. They work on the same data as the shop itself, which may be open.',
  )
  .addCommand(importCommand)
  .addCommand(exportCommand)
  .addCommand(causeCommand)
  .addCommand(checkCommand)
  .addCommand(orderCommand)
  .addCommand(userCommand)
  .addCommand(moveCommand)
  .addCommand(backupCommand)
  .addCommand(restoreCommand)
  .showHelpAfterError('Add --help to see how it is used.')
  .hook('preAction', async (_centime, command) => {
    if (roomOf(command) === opensNothing) return
    await openDatabase(environment())
    await refreshSeller()
    // Never the demo: whoever gives such a command has a shop of their own in mind. One that only looks
    // leaves an empty database empty, so that the first start still finds it so.
    const room = roomOf(command)
    if (begins.has(room) || begins.has(`${room} ${command.name()}`))
      await applyShopFile({ at: new Date().toISOString(), by: system('centime') })
  })
  .hook('postAction', async (_centime, command) => {
    if (roomOf(command) !== opensNothing) await connection().close()
  })

try {
  await centime.parseAsync()
} catch (error) {
  console.error(wordsFor(error))
  process.exitCode = 1
}
