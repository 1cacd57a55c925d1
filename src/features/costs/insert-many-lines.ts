import { sql } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { breakdownLines, lineDocuments } from '../../../db/schema/costs.ts'
import { newId, type Random } from '../../core/id.ts'
import { inParts } from '../catalogue/in-parts.ts'
import type { Computed } from './compute-breakdown.ts'
import { lineRow, type LineRow } from './stored-line.ts'

const rowsAtOnce = 20

/** The insertion of so many lines, built once: building it anew takes three times as long as running it. */
function insertion(tx: Writer, columns: string[]) {
  const row = (at: number) =>
    Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${column}${at}`)])) as never
  return tx
    .insert(breakdownLines)
    .values(Array.from({ length: rowsAtOnce }, (_, at) => row(at)))
    .prepare()
}

async function insertRows(tx: Writer, rows: LineRow[]): Promise<void> {
  const parts = inParts(rows, rowsAtOnce)
  const rest = parts.at(-1)?.length === rowsAtOnce ? undefined : parts.pop()
  if (parts.length > 0) {
    const columns = Object.keys(parts[0]![0]!) as (keyof LineRow)[]
    const prepared = insertion(tx, columns)
    const names = Array.from({ length: rowsAtOnce }, (_, at) => columns.map((column) => `${column}${at}`))
    for (const part of parts) {
      const values: Record<string, unknown> = {}
      for (const [at, row] of part.entries())
        for (const [index, column] of columns.entries()) values[names[at]![index]!] = row[column]
      await prepared.execute(values)
    }
  }
  if (rest) await tx.insert(breakdownLines).values(rest)
}

/** The lines of a version; `copied` are the places of those that `copyLines` brings. */
export type ManyLines = {
  versionId: string
  lines: Computed['lines']
  copied?: ReadonlySet<number> | undefined
}

/** Writes the lines of many versions that have none. Their documents and components are kept already. */
export async function insertManyLines(tx: Writer, versions: ManyLines[], random: Random): Promise<void> {
  const attached: (typeof lineDocuments.$inferInsert)[] = []
  const rows = versions.flatMap(({ versionId, lines, copied }) => {
    // Ids that stand side by side are written side by side.
    const stem = newId('lin', random)
    return lines.flatMap((line, position) => {
      if (copied?.has(position)) return []
      const row = lineRow(line, { id: `${stem}${position}`, versionId, position })
      for (const [place, sha256] of [...new Set(line.evidence?.documents)].entries())
        attached.push({ lineId: row.id, sha256, position: place })
      return row
    })
  })
  await insertRows(tx, rows)
  for (const part of inParts(attached, 250)) await tx.insert(lineDocuments).values(part)
}
