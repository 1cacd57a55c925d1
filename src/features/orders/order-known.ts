import { and, eq, sql, type SQL } from 'drizzle-orm'
import { orders } from '../../../db/schema/orders.ts'
import { tidyLine } from './address.ts'
import { parseOrderLabel } from './number.ts'

/** How a shopper shows that an order is theirs: its secret address, or its number with the e-mail it was placed with. */
export type OrderKnown = { token: string } | { number: string; email: string }

/** The condition that finds it. Which of number and e-mail is wrong can't be told from the answer. */
export function whereKnown(known: OrderKnown): SQL {
  if ('token' in known) return eq(orders.token, known.token)
  const number = parseOrderLabel(known.number) ?? -1
  return and(eq(orders.number, number), sql`lower(${orders.email}) = ${tidyLine(known.email).toLowerCase()}`)!
}
