import { and, asc, desc, eq, gte, lt, sql, type SQL } from 'drizzle-orm'
import { read } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/accounts.ts'
import { demand, type Person } from './person.ts'

export type AuditFilter = {
  person?: string | undefined
  action?: string | undefined
  /** The first and the last day, `2026-02-11`, both included. */
  from?: string | undefined
  to?: string | undefined
}
export type AuditEntry = typeof auditEntries.$inferSelect

export const auditPageSize = 50

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

function matching({ person, action, from, to }: AuditFilter): SQL | undefined {
  return and(
    person ? eq(auditEntries.personId, person) : undefined,
    action ? eq(auditEntries.action, action) : undefined,
    isDay(from) ? gte(auditEntries.at, from) : undefined,
    // `~` stands behind every time of that day.
    isDay(to) ? lt(auditEntries.at, `${to}~`) : undefined,
  )
}

export type AuditPage = { entries: AuditEntry[]; total: number; page: number; pages: number }

/** One page of what was done, the latest first; pages count from 1. */
export async function listAudit(by: Person, filter: AuditFilter, asked: number): Promise<AuditPage> {
  demand(by, 'see', 'audit')
  const where = matching(filter)
  const [counted] = await read()
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(auditEntries)
    .where(where)
  const total = counted?.n ?? 0
  const pages = Math.max(1, Math.ceil(total / auditPageSize))
  const page = Math.min(Math.max(1, asked), pages)
  const entries = await read()
    .select()
    .from(auditEntries)
    .where(where)
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(auditPageSize)
    .offset((page - 1) * auditPageSize)
  return { entries, total, page, pages }
}

/** Everything that matches, the latest first, for an export. */
export async function everyAudit(by: Person, filter: AuditFilter): Promise<AuditEntry[]> {
  demand(by, 'export', 'audit')
  return read()
    .select()
    .from(auditEntries)
    .where(matching(filter))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
}

/** Who has done something and what there is to filter by. */
export async function auditChoices(
  by: Person,
): Promise<{ people: { id: string; name: string }[]; actions: string[] }> {
  demand(by, 'see', 'audit')
  const people = await read()
    .selectDistinct({ id: auditEntries.personId, name: auditEntries.personName })
    .from(auditEntries)
    .orderBy(asc(auditEntries.personName), asc(auditEntries.personId))
  const actions = await read()
    .selectDistinct({ action: auditEntries.action })
    .from(auditEntries)
    .orderBy(asc(auditEntries.action))
  // Who has changed their name is listed once, under one of them.
  const named = new Map(people.map((person) => [person.id, person]))
  return { people: [...named.values()], actions: actions.map(({ action }) => action) }
}
