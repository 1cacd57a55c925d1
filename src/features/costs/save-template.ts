import { and, eq, isNull } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { breakdownTemplates } from '../../../db/schema/costs.ts'
import { langs, type Bilingual } from '../../core/i18n/lang.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { isTold } from './say.ts'
import type { LineInput } from './vocabulary.ts'

export type TemplateInput = { by: Person; name: Bilingual; lines: LineInput[]; at: string }

const mostInName = 100

function refuseTemplate({ name, lines }: TemplateInput): void {
  const found: Refusal[] = []
  if (!isTold(name)) found.push(new Refusal('refusal.editor_template_name', {}, 'template.name.fr'))
  for (const lang of langs)
    if (name[lang].length > mostInName)
      found.push(new Refusal('refusal.costs_text_too_long', { most: mostInName }, `template.name.${lang}`))
  if (lines.every((line) => line.basis.kind === 'rest'))
    found.push(new Refusal('refusal.editor_template_empty', {}, 'template.name.fr'))
  refuseAll(found)
}

/** `saveTemplate` inside a transaction that does more. */
export async function saveTemplateIn(
  tx: Writer,
  input: TemplateInput,
  random: Random = systemRandom,
): Promise<string> {
  const { by, name, lines, at } = input
  demand(by, 'edit', 'breakdown')
  refuseTemplate(input)
  const offered = await tx.select().from(breakdownTemplates).where(isNull(breakdownTemplates.archivedAt))
  for (const template of offered)
    if (template.name.fr === name.fr || template.name.en === name.en)
      await tx
        .update(breakdownTemplates)
        .set({ archivedAt: at })
        .where(and(eq(breakdownTemplates.id, template.id), isNull(breakdownTemplates.archivedAt)))
  const id = newId('tpl', random)
  const bare = lines.map((line) => ({ ...line, evidence: null }))
  await tx
    .insert(breakdownTemplates)
    .values({ id, name, lines: bare, savedAt: at, savedBy: by.id, archivedAt: null })
  return id
}

/**
 * Keeps lines to begin other breakdowns with, without their evidence: an invoice supports one price, not the
 * next. One of the same name is taken off the list. Returns its id.
 */
export const saveTemplate = (input: TemplateInput, random: Random = systemRandom): Promise<string> =>
  write(async (tx) => {
    const id = await saveTemplateIn(tx, input, random)
    const { by, name, at } = input
    await recordAuditIn(tx, {
      ...{ by, at, action: 'template.save', subject: { kind: 'template', id } },
      after: { name },
    })
    return id
  })
