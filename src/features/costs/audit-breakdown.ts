import type { Writer } from '../../../db/client.ts'
import type { Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import type { ScopeInput } from './scope.ts'

/** Writes down what somebody did to the breakdown of a product or of one of its variants. */
export const auditBreakdownIn = (
  tx: Writer,
  what: 'save' | 'publish' | 'discard',
  { by, productId, variantId, at }: ScopeInput & { by: Person; at: string },
  after: object,
): Promise<void> =>
  recordAuditIn(tx, {
    ...{ by, at, action: `breakdown.${what}` },
    subject: { kind: variantId === null ? 'product' : 'variant', id: variantId ?? productId },
    after,
  })
