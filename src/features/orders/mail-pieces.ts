import { formatDate } from '../../core/i18n/date.ts'
import { t, type MessageKey, type MessageParams } from '../../core/i18n/messages.ts'
import { to } from '../../core/i18n/path.ts'
import { formatBp, formatCents } from '../../core/money/format.ts'
import { environment } from '../../core/web/environment.ts'
import { seller } from '../shop/seller.ts'
import { countryName } from '../shop/countries.ts'
import { vatFreeText } from '../shop/vat-free-text.ts'
import { lineTitle } from './line-title.ts'
import type { MailPiece } from '../mail/mail-layout.ts'
import type { OrderView } from './order-view.ts'

/* The pieces that the mails of an order are made of, in its language and from its frozen rows. */

export function words({ lang, currency }: OrderView) {
  return {
    say: (key: MessageKey, params: MessageParams = {}): MailPiece => ({
      kind: 'text',
      text: t(lang, key, params),
    }),
    money: (cents: number) => formatCents(cents, currency, lang),
    day: (at: string) => formatDate(at, lang),
  }
}

export const heading = ({ lang }: OrderView, key: MessageKey): MailPiece => ({
  kind: 'heading',
  text: t(lang, key),
})

export function opening(order: OrderView): MailPiece[] {
  const { say } = words(order)
  const demo = seller().demo ? [say('mail.demo')] : []
  return [...demo, say('mail.hello', { name: order.name })]
}

/** Lines, delivery, gift and total, the VAT below. */
export function bought(order: OrderView): MailPiece[] {
  const { lang } = order
  const { say, money } = words(order)
  const rows = order.lines.map((line) => ({
    label: `${line.quantity} × ${lineTitle(line, lang)}`,
    amount: money(line.lineCents),
  }))
  const delivery = t(lang, 'mail.order_delivery', { title: order.deliveryTitle[lang] })
  rows.push({ label: delivery, amount: money(order.deliveryCents) })
  if (order.giftCents > 0) rows.push({ label: t(lang, 'mail.order_gift'), amount: money(order.giftCents) })
  const total = { label: t(lang, 'mail.order_total'), amount: money(order.totalCents) }
  const vat =
    order.vatFreeIn !== null
      ? [say(vatFreeText(order.vatFreeIn))]
      : order.vatByRate.map(({ vatBp, vatCents }) =>
          say('mail.order_vat', { rate: formatBp(vatBp, lang), amount: money(vatCents) }),
        )
  return [heading(order, 'mail.order_bought_title'), { kind: 'amounts', rows, total }, ...vat]
}

export function transfer({ lang, currency, payment }: OrderView): MailPiece {
  const fact = (label: MessageKey, value: string) => ({ label: t(lang, label), value })
  return {
    kind: 'facts',
    rows: [
      fact('mail.transfer_amount', formatCents(payment.dueCents, currency, lang)),
      fact('mail.transfer_beneficiary', payment.beneficiary),
      fact('mail.transfer_iban', payment.iban.replace(/(.{4})(?=.)/g, '$1 ')),
      fact('mail.transfer_bic', payment.bic),
      fact('mail.transfer_reference', payment.reference),
    ],
  }
}

/** The groups of goods and delivery, then what the causes get. */
export function whereItGoes(order: OrderView): MailPiece[] {
  const { lang } = order
  const { say, money } = words(order)
  const amount = money(order.goodsCents + order.deliveryCents)
  const rows = order.groups
    .filter((group) => group.cents !== 0)
    .map(({ group, cents }) => ({ label: t(lang, `product.group_long_${group}`), amount: money(cents) }))
  return [
    { kind: 'heading', text: t(lang, 'mail.order_where_title', { amount }) },
    { kind: 'amounts', rows, total: { label: t(lang, 'mail.order_where_total'), amount } },
    ...(order.giftCents > 0 ? [say('mail.order_gift_apart', { amount: money(order.giftCents) })] : []),
    ...causes(order),
  ]
}

export function causes(order: OrderView): MailPiece[] {
  const { lang } = order
  const { say, money } = words(order)
  if (order.causes.length === 0) return []
  const rows = order.causes.flatMap(({ name, shareCents, giftCents }) => [
    { label: name, amount: money(shareCents) },
    ...(giftCents > 0 ? [{ label: t(lang, 'mail.cause_gift', { name }), amount: money(giftCents) }] : []),
  ])
  const intro = order.causesPicked ? 'mail.causes_picked' : 'mail.causes_all'
  return [
    heading(order, 'mail.causes_title'),
    say(intro, { amount: money(order.shareCents) }),
    { kind: 'amounts', rows },
    say(order.giftCents > 0 ? 'mail.causes_receipt_gift' : 'mail.causes_receipt'),
  ]
}

/** Carrier, number and link of the parcel; nothing while nobody has told. */
export function follow({ lang, tracking }: OrderView): MailPiece[] {
  if (!tracking) return []
  const { carrierName, number, url } = tracking
  const rows = [
    { label: t(lang, 'mail.tracking_carrier'), value: carrierName },
    ...(number === '' ? [] : [{ label: t(lang, 'mail.tracking_number'), value: number }]),
  ]
  const link: MailPiece[] = url === '' ? [] : [{ kind: 'link', text: t(lang, 'mail.tracking_link'), url }]
  return [{ kind: 'facts', rows }, ...link]
}

export const addressLines = (order: OrderView): string[] =>
  [
    order.name,
    order.address1,
    order.address2,
    `${order.postcode} ${order.city}`.trim(),
    countryName(order.country, order.lang),
  ].filter((line) => line !== '')

export function closing(order: OrderView): MailPiece[] {
  const { lang, token } = order
  const { siteUrl } = environment()
  const { withdrawalDays, legalName, address, email, phone } = seller()
  const link = (key: MessageKey, path: string): MailPiece => ({
    kind: 'link',
    text: t(lang, key, { n: withdrawalDays }),
    url: siteUrl + path,
  })
  const from = [legalName, `${address.line1}, ${address.postcode} ${address.city}`, email, phone]
  return [
    link('mail.order_page', to(lang).order(token)),
    link('mail.order_withdraw', to(lang).orderWithdrawal(token)),
    link('mail.order_terms', to(lang).page('terms')),
    { kind: 'text', text: from.join('\n') },
  ]
}
