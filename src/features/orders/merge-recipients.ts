import type { Received } from '../costs/recipient-kinds.ts'
import { recipientKinds, type RecipientKind } from '../costs/vocabulary.ts'
import type { OrderGroup } from './priced-order.ts'

type Part = { group: OrderGroup; kind: RecipientKind | null; name: string | null; cents: number }

const shownKinds: Received['kind'][] = [...recipientKinds, 'several', 'unexplained']

/** A share that names nobody waits for a cause; other lines that name nobody are several, shown together. */
function kindOf({ group, kind }: Part): Received['kind'] {
  if (kind) return kind
  if (group === 'margin') return 'shop'
  return group === 'unexplained' || group === 'donation' ? 'unexplained' : 'several'
}

/** Who receives what, merged by kind and name, by kind and then the largest first; zeros left out. */
export function mergeRecipients(parts: Part[]): Received[] {
  const merged = new Map<string, Received>()
  for (const part of parts) {
    const kind = kindOf(part)
    const name = part.name ?? ''
    const key = JSON.stringify([kind, name])
    merged.set(key, { kind, name, cents: (merged.get(key)?.cents ?? 0) + part.cents })
  }
  return [...merged.values()]
    .filter((received) => received.cents !== 0)
    .sort(
      (a, b) =>
        shownKinds.indexOf(a.kind) - shownKinds.indexOf(b.kind) ||
        b.cents - a.cents ||
        (a.name < b.name ? -1 : 1),
    )
}
