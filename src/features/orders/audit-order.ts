import type { Writer } from '../../../db/client.ts'
import type { Random } from '../../core/id.ts'
import type { Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { orderLabel } from './number.ts'
import type { OrderState } from './order-state.ts'

/** What the desk does to an order, in the words of the audit. */
export type OrderAct =
  'paid' | 'packed' | 'shipped' | 'delivered' | 'cancel' | 'note' | 'tracking' | 'erase-contact'

/**
 * Writes down what somebody did to an order. Nothing that was typed goes along: an entry stays for ever, and words
 * about a shopper must be erasable.
 */
export const auditOrderIn = (
  tx: Writer,
  act: OrderAct,
  { by, number, at }: { by: Person; number: number; at: string },
  states: { before?: { state: OrderState }; after?: object } = {},
  random?: Random,
): Promise<void> =>
  recordAuditIn(
    tx,
    { by, at, action: `order.${act}`, subject: { kind: 'order', id: orderLabel(number) }, ...states },
    random,
  )
