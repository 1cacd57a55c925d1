import { formatDate } from '../../core/i18n/date.ts'
import { t, type MessageKey } from '../../core/i18n/messages.ts'
import type { Mail } from '../mail/queue-mail.ts'
import { seller } from '../shop/seller.ts'
import { countryName } from '../shop/countries.ts'
import type { ContractText } from './contract-texts.ts'
import { layOutMail, type MailPiece } from '../mail/mail-layout.ts'
import {
  addressLines,
  bought,
  causes,
  closing,
  follow,
  heading,
  opening,
  transfer,
  whereItGoes,
  words,
} from './mail-pieces.ts'
import type { OrderView } from './order-view.ts'

/*
 * What a shopper is told of an order, in its language, from its frozen rows. Each mail is told once:
 * its key names the thing it tells.
 */

/** The order is placed: what was bought, how to pay, where the money goes, the right to withdraw, and the contract's texts. */
export function placedMail(order: OrderView, contract: ContractText[], at: string): Mail {
  const { say, money, day } = words(order)
  const due = order.payment.dueCents > 0
  return mail(order, at, `order-placed:${order.id}`, [
    ...opening(order),
    say('mail.order_placed_intro', { label: order.label }),
    ...bought(order),
    ...(due
      ? [
          heading(order, 'mail.order_pay_title'),
          say('mail.order_pay', { amount: money(order.payment.dueCents), day: day(order.payBeforeAt) }),
          transfer(order),
        ]
      : []),
    ...whereItGoes(order),
    heading(order, 'mail.order_delivery_title'),
    { kind: 'text', text: addressLines(order).join('\n') },
    ...closing(order),
    ...contract.map((text): MailPiece => ({ kind: 'page', ...text })),
  ])
}

/** Everything has arrived: the order can be packed. */
export function paidMail(order: OrderView, at: string): Mail {
  const { say, money } = words(order)
  return mail(order, at, `order-paid:${order.id}`, [
    ...opening(order),
    say('mail.order_paid_intro', { amount: money(order.receivedCents), label: order.label }),
    ...(order.receivedCents > order.totalCents
      ? [say('mail.order_overpaid', { amount: money(order.receivedCents - order.totalCents) })]
      : []),
    ...causes(order),
    ...closing(order),
  ])
}

/** Less than the total has arrived: what is missing, and how to send it. */
export function partPaidMail(order: OrderView, at: string): Mail {
  const { say, money } = words(order)
  return mail(order, at, `order-part-paid:${order.id}:${order.receivedCents}`, [
    ...opening(order),
    say('mail.order_part_paid_intro', {
      label: order.label,
      received: money(order.receivedCents),
      total: money(order.totalCents),
      due: money(order.payment.dueCents),
    }),
    transfer(order),
    ...closing(order),
  ])
}

/** The parcel has left: with whom, and where it can be followed. */
export function shippedMail(order: OrderView, at: string): Mail {
  const { say } = words(order)
  const carrier = order.tracking?.carrierName ?? order.carrierName
  return mail(order, at, `order-shipped:${order.id}`, [
    ...opening(order),
    say('mail.order_shipped_intro', { label: order.label, carrier }),
    ...follow(order),
    heading(order, 'mail.order_delivery_title'),
    { kind: 'text', text: addressLines(order).join('\n') },
    ...closing(order),
  ])
}

/** Where a parcel that has left can be followed, told later or anew. */
export function trackingMail(order: OrderView, place: number, at: string): Mail {
  const { say } = words(order)
  return mail(order, at, `order-tracking:${order.id}:${place}`, [
    ...opening(order),
    say('mail.order_tracking_intro', { label: order.label }),
    ...follow(order),
    ...closing(order),
  ])
}

/** Nothing arrived in time: nothing is owed. */
export function expiredMail(order: OrderView, at: string): Mail {
  const { say, day } = words(order)
  return mail(order, at, `order-expired:${order.id}`, [
    ...opening(order),
    say('mail.order_expired_intro', { label: order.label, day: day(order.payBeforeAt) }),
    say('mail.order_expired_paid'),
    ...closing(order),
  ])
}

/** The shop cancelled it: what was paid goes back. */
export function cancelledMail(order: OrderView, at: string): Mail {
  const { say, money } = words(order)
  return mail(order, at, `order-cancelled:${order.id}`, [
    ...opening(order),
    say('mail.order_cancelled_intro', { label: order.label }),
    order.receivedCents > 0
      ? say('mail.order_cancelled_refund', { amount: money(order.receivedCents) })
      : say('mail.order_cancelled_nothing'),
    ...closing(order),
  ])
}

/** The withdrawal is acknowledged: what was declared, and when, to the minute. */
export function withdrawalMail(
  order: OrderView,
  { what, statement, nothingPaid }: { what: string; statement: string; nothingPaid: boolean },
  at: string,
): Mail {
  const { say } = words(order)
  const { returnAddress, withdrawalDays } = seller()
  const { name, line1, line2, postcode, city, country } = returnAddress
  const sendTo = [name, line1, line2, `${postcode} ${city}`, countryName(country, order.lang)]
  const fact = (label: MessageKey, value: string) => ({ label: t(order.lang, label), value })
  return mail(order, at, `order-withdrawal:${order.id}:${at}`, [
    ...opening(order),
    say('mail.withdrawal_intro', { label: order.label }),
    {
      kind: 'facts',
      rows: [
        fact('mail.withdrawal_order', order.label),
        fact('mail.withdrawal_of', what),
        fact('mail.withdrawal_by', order.name),
        fact(
          'mail.withdrawal_at',
          t(order.lang, 'mail.moment', { moment: formatDate(at, order.lang, 'minute') }),
        ),
        ...(statement === '' ? [] : [fact('mail.withdrawal_statement', statement)]),
      ],
    },
    ...(nothingPaid
      ? [say('mail.withdrawal_nothing_paid')]
      : [
          say('mail.withdrawal_return', { n: withdrawalDays }),
          { kind: 'text' as const, text: sendTo.filter((line) => line !== null).join('\n') },
          say('mail.withdrawal_refund'),
        ]),
    ...closing(order),
  ])
}

/** The kind of mail is the key's first word: `order-placed` has the subject `mail.order_placed_subject`. */
const subjects = {
  'order-placed': 'mail.order_placed_subject',
  'order-paid': 'mail.order_paid_subject',
  'order-part-paid': 'mail.order_part_paid_subject',
  'order-shipped': 'mail.order_shipped_subject',
  'order-tracking': 'mail.order_tracking_subject',
  'order-expired': 'mail.order_expired_subject',
  'order-cancelled': 'mail.order_cancelled_subject',
  'order-withdrawal': 'mail.withdrawal_subject',
} as const satisfies Record<string, MessageKey>

function mail(order: OrderView, at: string, onceKey: string, pieces: MailPiece[]): Mail {
  const { lang, email, name, label } = order
  const told = subjects[onceKey.split(':')[0] as keyof typeof subjects]
  const subject =
    order.totalCents === 0 && told === 'mail.order_placed_subject' ? 'mail.order_free_subject' : told
  return {
    ...{ onceKey, lang, at },
    to: { address: email, name },
    subject: t(lang, subject, { label, amount: words(order).money(order.payment.dueCents) }),
    ...layOutMail(lang, pieces),
  }
}
