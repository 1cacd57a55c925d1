import { t } from '../../core/i18n/messages.ts'
import { vatLabel } from '../costs/compute-breakdown.ts'
import { groups, type Recipient } from '../costs/vocabulary.ts'
import { mergeRecipients } from './merge-recipients.ts'
import type { DeliveryPart, OrderGroup, PricedLine, PricedOrder, SoldLine, UnitPart } from './priced-order.ts'

/** An order's amounts as they are frozen; everything else follows from them. */
export type FrozenAmounts = {
  lines: (SoldLine & { shares: PricedLine['shares'] })[]
  deliveryParts: DeliveryPart[]
  carrier: Recipient | null
  causes: { id: string; slug: string; name: string; giftCents: number }[]
  state: Recipient
}

type Part = Omit<UnitPart, 'unitCents'> & { cents: number }

/** The order in which an order's groups are shown: what nobody has explained stands beside share and VAT. */
export const shownGroups: OrderGroup[] = groups.flatMap((group): OrderGroup[] =>
  group === 'donation' ? ['unexplained', group] : [group],
)

/** Sums, groups, receipt and recipients of frozen amounts. Throws when a line's parts do not make its price or its share. */
export function orderBreakdown(frozen: FrozenAmounts): PricedOrder {
  const lines = frozen.lines.map(pricedLine)
  const { deliveryParts, causes } = frozen
  const parts = [...lines.flatMap(partsOf), ...deliveryParts.flatMap((part) => deliveryLines(part, frozen))]
  const goodsCents = sum(lines.map((line) => line.lineCents))
  const deliveryCents = sum(deliveryParts.map((part) => part.grossCents))
  const giftCents = sum(causes.map((cause) => cause.giftCents))
  const received = causes.map(({ id, slug, name, giftCents: gift }) => ({
    causeId: id,
    slug,
    name,
    shareCents: sum(
      lines.flatMap((line) => line.shares.filter((share) => share.causeId === id)).map((s) => s.cents),
    ),
    giftCents: gift,
  }))
  return {
    lines,
    goodsCents,
    deliveryCents,
    deliveryParts,
    giftCents,
    totalCents: goodsCents + deliveryCents + giftCents,
    vatCents: sum(lines.map((line) => line.vatCents)) + sum(deliveryParts.map((part) => part.vatCents)),
    shareCents: sum(lines.map((line) => line.shareCents)),
    vatByRate: vatByRate(lines, deliveryParts),
    groups: groupSums(parts),
    receipt: receiptOf(parts),
    recipients: recipientsOf(parts, received),
    causes: received,
  }
}

function pricedLine(line: FrozenAmounts['lines'][number]): PricedLine {
  const { quantity, parts } = line
  const donation = parts.filter((part) => part.group === 'donation')
  if (sum(parts.map((part) => part.unitCents)) !== line.unitPriceCents)
    throw new Error(`the parts of ${line.slug} do not sum to its price`)
  if (sum(donation.map((part) => part.unitCents)) !== line.unitShareCents)
    throw new Error(`the donation of ${line.slug} is not its share`)
  return {
    ...line,
    lineCents: line.unitPriceCents * quantity,
    vatCents: line.unitVatCents * quantity,
    shareCents: line.unitShareCents * quantity,
  }
}

const partsOf = ({ parts, quantity }: PricedLine): Part[] =>
  parts.map(({ unitCents, ...part }) => ({ ...part, cents: unitCents * quantity }))

/** Delivery counts under transport, its VAT with the other VAT. */
function deliveryLines(
  { vatBp, grossCents, vatCents }: DeliveryPart,
  { carrier, state }: FrozenAmounts,
): Part[] {
  const label = { fr: t('fr', 'orders.delivery_part'), en: t('en', 'orders.delivery_part') }
  return [
    { group: 'transport', label, recipient: carrier, cents: grossCents - vatCents },
    { group: 'vat', label: vatLabel(vatBp), recipient: state, cents: vatCents },
  ]
}

function groupSums(parts: Part[]): PricedOrder['groups'] {
  const some = new Set(parts.map((part) => part.group))
  return shownGroups
    .filter((group) => group !== 'unexplained' || some.has(group))
    .map((group) => ({ group, cents: sum(parts.filter((part) => part.group === group).map((p) => p.cents)) }))
}

function receiptOf(parts: Part[]): PricedOrder['receipt'] {
  const merged = new Map<string, PricedOrder['receipt'][number]>()
  for (const { group, label, recipient, cents } of parts) {
    const key = JSON.stringify([group, label.fr, label.en, recipient?.kind, recipient?.name])
    const line = merged.get(key)
    if (line) line.cents += cents
    else
      merged.set(key, {
        ...{ group, label, cents },
        recipient: recipient?.name ?? null,
        recipientKind: recipient?.kind ?? null,
      })
  }
  const lines = [...merged.values()]
  return shownGroups.flatMap((group) => lines.filter((line) => line.group === group))
}

/** The share stands under the causes that receive it; while none does, under what the price says of it. */
const recipientsOf = (parts: Part[], causes: PricedOrder['causes']): PricedOrder['recipients'] =>
  mergeRecipients([
    ...parts
      .filter(({ group }) => group !== 'donation' || causes.length === 0)
      .map(({ group, recipient, cents }) => ({
        ...{ group, cents },
        kind: recipient?.kind ?? null,
        name: recipient?.name ?? null,
      })),
    ...causes.map(({ name, shareCents }) => ({
      ...{ group: 'donation' as const, kind: 'cause' as const, name },
      cents: shareCents,
    })),
  ])

function vatByRate(lines: PricedLine[], deliveryParts: DeliveryPart[]): DeliveryPart[] {
  const rates = [...new Set([...lines, ...deliveryParts].map((part) => part.vatBp))].sort((a, b) => b - a)
  const at = <T extends { vatBp: number }>(items: T[], vatBp: number) =>
    items.filter((i) => i.vatBp === vatBp)
  return rates.map((vatBp) => ({
    vatBp,
    grossCents:
      sum(at(lines, vatBp).map((line) => line.lineCents)) +
      sum(at(deliveryParts, vatBp).map((part) => part.grossCents)),
    vatCents:
      sum(at(lines, vatBp).map((line) => line.vatCents)) +
      sum(at(deliveryParts, vatBp).map((part) => part.vatCents)),
  }))
}

const sum = (amounts: number[]): number => amounts.reduce((total, cents) => total + cents, 0)
