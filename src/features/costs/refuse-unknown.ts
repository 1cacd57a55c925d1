import { inArray } from 'drizzle-orm'
import type { Writer } from '../../../db/client.ts'
import { componentCosts } from '../../../db/schema/components.ts'
import { documents } from '../../../db/schema/costs.ts'
import { overheads } from '../../../db/schema/overheads.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Computed } from './compute-breakdown.ts'
import { sayLabel } from './say.ts'

async function refuseUnknownDocuments(computed: Computed, tx: Writer): Promise<void> {
  const named = [...new Set(computed.lines.flatMap((line) => line.evidence?.documents ?? []))]
  if (named.length === 0) return
  const kept = await tx
    .select({ sha256: documents.sha256 })
    .from(documents)
    .where(inArray(documents.sha256, named))
  const known = new Set(kept.map((document) => document.sha256))
  computed.lines.forEach((line, index) => {
    if (line.evidence?.documents.some((sha256) => !known.has(sha256)))
      throw new Refusal(
        'refusal.costs_document_unknown',
        { label: sayLabel(line.label, index + 1) },
        `lines.${index}.evidence`,
      )
  })
}

async function refuseUnknownComponents({ lines }: Computed, tx: Writer): Promise<void> {
  const named = lines.flatMap(({ component }) => component?.costId ?? [])
  if (named.length === 0) return
  const kept = await tx
    .select({ id: componentCosts.id, componentId: componentCosts.componentId })
    .from(componentCosts)
    .where(inArray(componentCosts.id, named))
  const owners = new Map(kept.map(({ id, componentId }) => [id, componentId]))
  lines.forEach(({ component, label }, index) => {
    if (component && owners.get(component.costId) !== component.id)
      throw new Refusal(
        'refusal.costs_component_unknown',
        { label: sayLabel(label, index + 1) },
        `lines.${index}.component`,
      )
  })
}

async function refuseUnknownOverheads({ lines }: Computed, tx: Writer): Promise<void> {
  const named = lines.flatMap(({ overhead }) => overhead?.id ?? [])
  if (named.length === 0) return
  const kept = await tx.select({ id: overheads.id }).from(overheads).where(inArray(overheads.id, named))
  const known = new Set(kept.map(({ id }) => id))
  lines.forEach(({ overhead }, index) => {
    if (overhead && !known.has(overhead.id))
      throw new Refusal('refusal.costs_no_overhead', {}, `lines.${index}.overhead`)
  })
}

/** Throws a Refusal for a line that names a document, a component, a cost of it or a running cost that is not kept. */
export async function refuseUnknown(computed: Computed, tx: Writer): Promise<void> {
  await refuseUnknownDocuments(computed, tx)
  await refuseUnknownComponents(computed, tx)
  await refuseUnknownOverheads(computed, tx)
}
