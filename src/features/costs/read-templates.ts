import { asc, eq, isNull } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { breakdownTemplates } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import type { LineInput } from './vocabulary.ts'

export type TemplateName = { id: string; name: Bilingual }

/** The templates on offer, the oldest first. */
export const listTemplates = (on: Reader = read()): Promise<TemplateName[]> =>
  on
    .select({ id: breakdownTemplates.id, name: breakdownTemplates.name })
    .from(breakdownTemplates)
    .where(isNull(breakdownTemplates.archivedAt))
    .orderBy(asc(breakdownTemplates.savedAt), asc(breakdownTemplates.id))

/** The lines of a template, still without evidence. Throws a Refusal when there is no such template. */
export async function readTemplate(id: string, on: Reader = read()): Promise<LineInput[]> {
  const [template] = await on.select().from(breakdownTemplates).where(eq(breakdownTemplates.id, id))
  if (!template) throw new Refusal('refusal.editor_template_gone', {}, 'template')
  return template.lines
}
