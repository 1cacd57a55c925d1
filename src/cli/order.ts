import { Command, InvalidArgumentError } from 'commander'
import { read } from '../../db/client.ts'
import { t } from '../core/i18n/messages.ts'
import { formatCents } from '../core/money/format.ts'
import { parseCents } from '../core/money/parse.ts'
import { system } from '../features/accounts/person.ts'
import { parseOrderLabel } from '../features/orders/number.ts'
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

export const orderCommand = new Command('order').description('Commands on one order.').addCommand(paid)
