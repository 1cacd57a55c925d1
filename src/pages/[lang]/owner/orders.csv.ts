import type { APIRoute } from 'astro'
import { can } from '../../../features/accounts/person.ts'
import { turnedAway } from '../../../features/accounts/turned-away.ts'
import { readQuestion } from '../../../features/orders/order-question.ts'
import { ordersCsv } from '../../../features/orders/orders-csv.ts'

export const GET: APIRoute = async (context) => {
  const { locals, url } = context
  const away = await turnedAway(context, (by) => can(by, 'see', 'order'))
  if (away || !locals.person) return away ?? new Response(null, { status: 404 })
  return new Response(await ordersCsv({ by: locals.person, ...readQuestion(url.searchParams) }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="orders-${locals.now.slice(0, 10)}.csv"`,
    },
  })
}
