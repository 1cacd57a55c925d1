import { isDay } from '../costs/moment.ts'
import { orderFilters, type OrderFilter } from './list-orders.ts'

/** What an address asks of the list of orders; what makes no sense is left out. */
export function readQuestion(query: URLSearchParams): {
  q: string
  filter: OrderFilter | undefined
  from: string | undefined
  to: string | undefined
} {
  const day = (name: string) => {
    const text = query.get(name) ?? ''
    return isDay(text) ? text : undefined
  }
  const filter = orderFilters.find((one) => one === query.get('filter'))
  return { q: (query.get('q') ?? '').slice(0, 200).trim(), filter, from: day('from'), to: day('to') }
}
