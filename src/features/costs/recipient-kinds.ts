import type { Group, RecipientKind } from './vocabulary.ts'

/** Kinds of recipients that are read together, in the order they are shown. */
export const recipientBuckets = [
  { key: 'work', kinds: ['workers'] },
  { key: 'suppliers', kinds: ['supplier', 'carrier'] },
  { key: 'overheads', kinds: ['landlord', 'payment-provider', 'services'] },
  { key: 'several', kinds: ['several'] },
  { key: 'shop', kinds: ['shop'] },
  { key: 'unexplained', kinds: ['unexplained'] },
  { key: 'state', kinds: ['state'] },
  { key: 'cause', kinds: ['cause'] },
] as const satisfies { key: string; kinds: readonly (RecipientKind | 'several' | 'unexplained')[] }[]

export type Received = { kind: RecipientKind | 'several' | 'unexplained'; name: string; cents: number }
export type Bucket = {
  key: (typeof recipientBuckets)[number]['key']
  cents: number
  names: { name: string; cents: number }[]
}

/** Sums what each bucket and each name in it receives; empty buckets are left out. Loses no cent. */
export function intoBuckets(received: Received[]): Bucket[] {
  return recipientBuckets.flatMap(({ key, kinds }) => {
    const mine = received.filter((r) => (kinds as readonly string[]).includes(r.kind))
    if (mine.length === 0) return []
    const names = new Map<string, number>()
    for (const { name, cents } of mine) names.set(name, (names.get(name) ?? 0) + cents)
    return [
      {
        key,
        cents: mine.reduce((sum, r) => sum + r.cents, 0),
        names: [...names].map(([name, cents]) => ({ name, cents })).sort((a, b) => b.cents - a.cents),
      },
    ]
  })
}

type ReceivedLine = { group: Group; recipient: { kind: RecipientKind; name: string } | null; cents: number }

/**
 * What each recipient of a price's public lines receives. A margin that names nobody stays with the shop;
 * merged lines with several recipients say so.
 */
export const receivedOf = (lines: ReceivedLine[]): Received[] =>
  lines.map(({ group, recipient, cents }) => {
    if (recipient) return { kind: recipient.kind, name: recipient.name, cents }
    return { kind: group === 'margin' ? 'shop' : 'several', name: '', cents }
  })
