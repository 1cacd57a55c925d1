import { and, eq, ne, sql, type SQL } from 'drizzle-orm'
import { orderContacts, orders } from '../../../db/schema/orders.ts'
import { tidyLine } from './address.ts'
import { parseOrderLabel } from './number.ts'

/** How a shopper shows that an order is theirs: its secret address, or its number with the e-mail it was placed with. */
export type OrderKnown = { token: string } | { number: string; email: string }

/** The condition that finds it, where `order_contacts` is joined; no e-mail finds an order whose contact was erased. Which of number and e-mail is wrong can't be told from the answer. */
export function whereKnown(known: OrderKnown): SQL {
  if ('token' in known) return eq(orders.token, known.token)
  const number = parseOrderLabel(known.number) ?? -1
  const email = tidyLine(known.email).toLowerCase()
  return and(
    eq(orders.number, number),
    ne(orderContacts.email, ''),
    sql`lower(${orderContacts.email}) = ${email}`,
  )!
}
