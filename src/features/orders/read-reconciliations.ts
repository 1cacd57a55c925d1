import { asc, desc, eq } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { overheadReconciliationLines, overheadReconciliations } from '../../../db/schema/overheads.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { everyOverhead } from '../costs/read-overheads.ts'
import { overheadsPaid } from './overheads-paid.ts'

export type ReconciledLine = {
  overheadId: string
  label: Bilingual
  recipientName: string
  /** What the prices of the year's paid orders paid for it. */
  allocatedCents: number
  realCents: number
}

export type Reconciliation = {
  year: number
  /** 1 for the first of a year; a correction counts on. */
  sequence: number
  comment: Bilingual
  publishedAt: string
  lines: ReconciledLine[]
}

/** What the shop published of each year, the newest year first; of a year its last word. */
export async function readReconciliations(on: Reader = read()): Promise<Reconciliation[]> {
  const rows = await on
    .select()
    .from(overheadReconciliations)
    .orderBy(desc(overheadReconciliations.year), desc(overheadReconciliations.sequence))
  const found: Reconciliation[] = []
  for (const { id, year, sequence, comment, publishedAt } of rows) {
    if (found.at(-1)?.year === year) continue
    const lines = await on
      .select()
      .from(overheadReconciliationLines)
      .where(eq(overheadReconciliationLines.reconciliationId, id))
      .orderBy(asc(overheadReconciliationLines.position))
    found.push({
      ...{ year, sequence, comment, publishedAt },
      lines: lines.map(({ reconciliationId: _, position: __, ...line }) => line),
    })
  }
  return found
}

/** The running costs that a year has to account for, archived ones too when its sales paid for them. */
export async function toReconcile(
  year: number,
  on: Reader = read(),
): Promise<Omit<ReconciledLine, 'realCents'>[]> {
  const paid = await overheadsPaid(year, on)
  return (await everyOverhead(year, on))
    .filter(({ id, amountCents, archivedAt }) => paid.has(id) || amountCents !== null || archivedAt === null)
    .map(({ id, label, recipient }) => ({
      ...{ overheadId: id, label, recipientName: recipient.name, allocatedCents: paid.get(id) ?? 0 },
    }))
}
