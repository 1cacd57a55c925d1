import { eq, sql } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { overheadReconciliationLines, overheadReconciliations } from '../../../db/schema/overheads.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { mostCents } from '../costs/line-amount.ts'
import { isTold } from '../costs/say.ts'
import { toReconcile } from './read-reconciliations.ts'

export type ReconciliationInput = {
  by: Person
  year: number
  /** What each running cost really cost in the year, in cents, by its id. */
  realCents: ReadonlyMap<string, number>
  /** What the shop says of the difference. */
  comment: Bilingual
  at: string
}

/**
 * Publishes what a year's running costs really were beside what its prices paid for them. Append-only: told
 * again, it corrects what was told before. Refused before the year is over, and without the real cost of each
 * or the comment in both languages.
 */
export function publishReconciliation(
  { by, year, realCents, comment, at }: ReconciliationInput,
  random: Random = systemRandom,
): Promise<{ sequence: number }> {
  demand(by, 'change', 'settings')
  if (!Number.isSafeInteger(year) || year < 2000 || year >= Number(at.slice(0, 4)))
    throw new Refusal('refusal.reconciliation_year', { year }, 'form')
  return write(async (tx) => {
    const due = await toReconcile(year, tx)
    if (due.length === 0) throw new Refusal('refusal.reconciliation_nothing', { year }, 'form')
    const refused = due.flatMap(({ overheadId, label }) => {
      const cents = realCents.get(overheadId)
      const isSound = cents !== undefined && Number.isSafeInteger(cents) && cents >= 0 && cents <= mostCents
      return isSound ? [] : [new Refusal('refusal.reconciliation_real', { label }, `real-${overheadId}`)]
    })
    if (!isTold(comment)) refused.push(new Refusal('refusal.reconciliation_comment', {}, 'comment_fr'))
    refuseAll(refused)
    const [last] = await tx
      .select({
        sequence: sql<number>`coalesce(max(${overheadReconciliations.sequence}), 0)`.mapWith(Number),
      })
      .from(overheadReconciliations)
      .where(eq(overheadReconciliations.year, year))
    const id = newId('rec', random)
    const sequence = last!.sequence + 1
    await tx
      .insert(overheadReconciliations)
      .values({ id, year, sequence, comment, publishedAt: at, publishedBy: by.id })
    const lines = due.map((line) => ({ ...line, realCents: realCents.get(line.overheadId)! }))
    await tx
      .insert(overheadReconciliationLines)
      .values(lines.map((line, position) => ({ reconciliationId: id, position, ...line })))
    const after = { year, sequence, comment, lines }
    const subject = { kind: 'overhead', id: String(year) }
    await recordAuditIn(tx, { by, action: 'overhead.reconcile', subject, after, at }, random)
    return { sequence }
  })
}
