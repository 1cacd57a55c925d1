import { formatPlain } from '../../src/core/money/format.ts'
import type { Lang } from '../../src/core/i18n/lang.ts'
import { t } from '../../src/core/i18n/messages.ts'
import type { OrderView } from '../../src/features/orders/order-view.ts'

type Row = [label: string, ...cents: number[]]

/** A table of amounts, aligned to their ends, each column summed in its foot. */
function table(title: string, rows: Row[], write: (cents: number) => string): string {
  const columns = rows[0]!.length - 1
  const foot: Row = ['=']
  for (let i = 1; i <= columns; i += 1) foot.push(rows.reduce((sum, row) => sum + (row[i] as number), 0))
  const labels = [title, ...rows.map(([label]) => label)]
  const wide = Math.max(...labels.map((label) => label.length))
  const line = ([label, ...cents]: Row) =>
    [label.padEnd(wide), ...cents.map((amount) => write(amount).padStart(9))].join('')
  return [title, ...rows.map(line), line(foot)].join('\n')
}

/** An order as four tables: what was bought, its groups, who gets what, and its causes (share, gift). */
export function printOrder(order: OrderView, lang: Lang): string {
  const write = (cents: number) => formatPlain(cents, order.currency, lang)
  const bought: Row[] = [
    ...order.lines.map((line): Row => [
      `${line.quantity} × ${line.title[lang]}`,
      line.lineCents,
      line.vatCents,
    ]),
    [order.deliveryTitle[lang], order.deliveryCents, order.deliveryParts.reduce((s, p) => s + p.vatCents, 0)],
  ]
  const groups = order.groups.map((g): Row => [t(lang, `product.group_long_${g.group}`), g.cents])
  const recipients = order.recipients.map((r): Row => [`${r.kind}: ${r.name}`, r.cents])
  const causes = order.causes.map((c): Row => [c.name, c.shareCents, c.giftCents])
  return [
    table(`${order.label} · ${order.state}`, bought, write),
    table('Groups', groups, write),
    table('Who gets what', recipients, write),
    table('Causes', causes, write),
  ].join('\n\n')
}
