import { write } from '../../../db/client.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { formatDate } from '../../core/i18n/date.ts'
import { inEach } from '../costs/say.ts'
import { Refusal } from '../../core/refusal.ts'
import { shopper } from '../accounts/person.ts'
import { queueMailIn } from '../mail/queue-mail.ts'
import { appendEvent } from './append-event.ts'
import { tidyLine } from './address.ts'
import { lineTitle } from './line-title.ts'
import { withdrawalMail } from './order-mails.ts'
import { giveStockBack } from './order-stock.ts'
import type { OrderView } from './order-view.ts'
import { viewOrder } from './read-order.ts'
import { whereKnown, type OrderKnown } from './order-known.ts'

export type WithdrawalAsked = OrderKnown & {
  /** Pieces of each line to give back, by the line's place from 1; omitted: the whole order. */
  lines?: { position: number; quantity: number }[]
  /** What the shopper adds; a reason is never asked for. */
  statement?: string
  at: string
}

/** What was written down. */
export type WithdrawalAcknowledged = {
  label: string
  askedAt: string
  /** What it is about, in the order's language. */
  what: string
}

const statementAtMost = 1000

/**
 * Writes down that a shopper withdraws from their order, and acknowledges it by mail without delay,
 * with its content and its moment (Directive 2011/83/EU, art. 11a). Refused when the order can't be
 * found, when nothing is named, or when the period has passed. The same again is acknowledged as before.
 * A whole order that nothing was paid for is cancelled with it, and its stock goes back.
 */
export const askWithdrawal = (
  asked: WithdrawalAsked,
  random: Random = systemRandom,
): Promise<WithdrawalAcknowledged> =>
  write(async (tx) => {
    const { at } = asked
    const order = await viewOrder(whereKnown(asked), at, tx)
    if (!order) throw new Refusal('refusal.order_not_found', {}, 'number')
    const statement = tidyLine(asked.statement ?? '')
    if (statement.length > statementAtMost)
      throw new Refusal('refusal.withdrawal_statement', { n: statementAtMost }, 'statement')
    const what = whatIsReturned(order, asked.lines)
    const same = order.events.find(
      ({ kind, note, words }) => kind === 'withdrawal-asked' && note === what && words === statement,
    )
    if (same) return { label: order.label, askedAt: same.at, what }

    const { possible, until } = order.withdrawal
    if (!possible && until !== null)
      throw new Refusal('refusal.withdrawal_too_late', { until: inEach((lang) => formatDate(until, lang)) })
    if (!possible) throw new Refusal('refusal.withdrawal_nothing', { label: order.label })

    const event = { orderId: order.id, kind: 'withdrawal-asked' as const, at, by: shopper.id }
    await appendEvent(tx, { ...event, note: what, words: statement }, random)
    const nothingPaid = order.state === 'awaiting-payment' && isWhole(order, asked.lines)
    if (nothingPaid) {
      await giveStockBack(tx, { orderId: order.id, at, by: shopper, reason: 'cancelled' }, random)
      await appendEvent(tx, { orderId: order.id, kind: 'cancelled', at, by: shopper.id }, random)
    }
    await queueMailIn(tx, withdrawalMail(order, { what, statement, nothingPaid }, at), random)
    return { label: order.label, askedAt: at, what }
  })

const isWhole = (order: OrderView, lines: WithdrawalAsked['lines']): boolean =>
  lines === undefined ||
  order.lines.every((line, i) => lines.some((l) => l.position === i + 1 && l.quantity === line.quantity))

/** The lines in words, `2 × Bol`, and a Refusal for quantities that the order does not hold. */
function whatIsReturned(order: OrderView, lines: WithdrawalAsked['lines']): string {
  if (lines === undefined)
    return order.lines.map((line) => `${line.quantity} × ${lineTitle(line, order.lang)}`).join(', ')
  const chosen = lines.filter((line) => line.quantity !== 0)
  if (chosen.length === 0) throw new Refusal('refusal.withdrawal_no_lines', {}, 'lines')
  if (new Set(chosen.map((line) => line.position)).size < chosen.length)
    throw new Refusal('refusal.withdrawal_quantity', {}, 'lines')
  return chosen
    .map(({ position, quantity }) => {
      const line = order.lines[position - 1]
      if (!line || !Number.isSafeInteger(quantity) || quantity < 1 || quantity > line.quantity)
        throw new Refusal('refusal.withdrawal_quantity', {}, 'lines')
      return `${quantity} × ${lineTitle(line, order.lang)}`
    })
    .join(', ')
}
