import type { Writer } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/accounts.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import type { Person } from './person.ts'

export type AuditInput = {
  by: Person
  /** `product.archive`: what it is done to, then what is done. */
  action: string
  subject: { kind: string; id: string }
  /** What was there and what is there now: only what has changed, and never a secret. */
  before?: unknown
  after?: unknown
  at: string
  requestId?: string | null | undefined
}

/** Writes down an act, in the transaction of the act itself: both happen or neither. */
export async function recordAuditIn(
  tx: Writer,
  { by, action, subject, before, after, at, requestId }: AuditInput,
  random: Random = systemRandom,
): Promise<void> {
  await tx.insert(auditEntries).values({
    id: newId('aud', random),
    at,
    personId: by.id,
    personName: by.name ?? by.id,
    role: by.role,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    before: before ?? null,
    after: after ?? null,
    requestId: requestId ?? null,
  })
}
