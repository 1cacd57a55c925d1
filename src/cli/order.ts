import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { read } from '../../db/client.ts'
import { t } from '../core/i18n/messages.ts'
import { formatCents } from '../core/money/format.ts'
import { parseCents } from '../core/money/parse.ts'
import { environment } from '../core/web/environment.ts'
import { system } from '../features/accounts/person.ts'
import { eraseContact } from '../features/orders/erase-contact.ts'
import { orderLabel, parseOrderLabel } from '../features/orders/number.ts'
import { markPaid } from '../features/orders/settle-order.ts'
import { settings } from '../features/shop/settings.ts'
import { terminalLang } from './say.ts'

const by = system('centime order')

function orderNumber(typed: string): number {
  const number = parseOrderLabel(typed)
  if (number === null) throw new InvalidArgumentError('Write it like C-00042 or 42.')
  return number
}

const paid = new Command('paid')
  .description(
    'Writes down that the transfer for an order has arrived, and tells the shopper. Told of a paid order without an amount, it changes nothing; with one, the amount is kept as overpaid.',
  )
  .argument('<number>', 'the order’s number, C-00042 or 42', orderNumber)
  .option('--received <amount>', 'what arrived, 138.20 or 138,20; left out: exactly what was due')
  .option('--note <text>', 'a word to keep beside it, such as the bank’s reference', '')
  .action(
    async (number: number, { received, note }: { received?: string; note: string }, command: Command) => {
      const lang = terminalLang()
      const at = new Date().toISOString()
      const currency = async () => (await settings(at, read())).currency
      const receivedCents = received === undefined ? null : parseCents(received, await currency())
      if (received !== undefined && receivedCents === null)
        command.error(`error: ${received} is no amount. Write it like 138.20.`)
      const { label, changed, dueCents, overpaidCents } = await markPaid({
        by,
        number,
        receivedCents,
        at,
        note,
      })
      const inCurrency = await currency()
      const amount = (cents: number) => formatCents(cents, inCurrency, lang)
      if (!changed) console.log(t(lang, 'orders.cli_paid_before', { label }))
      else if (dueCents > 0) console.log(t(lang, 'orders.cli_part_paid', { label, due: amount(dueCents) }))
      else console.log(t(lang, 'orders.cli_paid', { label }))
      if (overpaidCents > 0)
        console.log(t(lang, 'orders.cli_overpaid', { label, amount: amount(overpaidCents) }))
    },
  )

const erase = new Command('erase-contact')
  .description(
    'Erases who placed an order (GDPR, art. 17): name, addresses, the texts of its mails and the shop’s notes. The order and its amounts stay. It can’t be undone.',
  )
  .argument('<number>', 'the order’s number, C-00042 or 42', orderNumber)
  .action(async (number: number) => {
    const mailFolder = join(environment().dataDir, 'mail')
    await eraseContact({ by, number, at: new Date().toISOString(), mailFolder })
    console.log(t(terminalLang(), 'orders.cli_erased', { label: orderLabel(number) }))
  })

export const orderCommand = new Command('order')
  .description('Commands on one order.')
  .addCommand(paid)
  .addCommand(erase)
