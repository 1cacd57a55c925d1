import type { APIRoute } from 'astro'
import { auditCsv } from '../../../features/accounts/audit-csv.ts'
import { everyAudit } from '../../../features/accounts/list-audit.ts'
import { can } from '../../../features/accounts/person.ts'
import { turnedAway } from '../../../features/accounts/turned-away.ts'

export const GET: APIRoute = async (context) => {
  const { locals, url } = context
  const away = await turnedAway(context, (by) => can(by, 'export', 'audit'))
  if (away || !locals.person) return away ?? new Response(null, { status: 404 })
  const asked = (name: string) => url.searchParams.get(name) ?? undefined
  const filter = { person: asked('person'), action: asked('action'), from: asked('from'), to: asked('to') }
  return new Response(auditCsv(await everyAudit(locals.person, filter)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-${locals.now.slice(0, 10)}.csv"`,
    },
  })
}
