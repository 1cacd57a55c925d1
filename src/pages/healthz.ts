import type { APIRoute } from 'astro'
import { databaseAnswers } from '../checks/database-answers.ts'
import { logBug } from '../server/log.ts'

export const GET: APIRoute = async ({ locals }) => {
  const database = await databaseAnswers()
  if (!database.answers) logBug(database.error, { requestId: locals.requestId, path: '/healthz' })
  return Response.json(
    { status: database.answers ? 'ok' : 'database does not answer' },
    { status: database.answers ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
