import { write } from '../../../db/client.ts'
import { categories } from '../../../db/schema/catalogue.ts'
import { slugOf, withoutAccents } from '../../core/i18n/fold.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import type { Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { addCategoryIn } from './add-category.ts'

const longest = 80

/**
 * A new category, last on the shelves; its address is made of its French name. Refuses a name that is
 * missing or too long, and one that another category has in either language.
 */
export const createCategory = (
  { by, name, at }: { by: Person; name: Bilingual; at: string },
  random?: Random,
): Promise<{ id: string }> =>
  write(async (tx) => {
    demand(by, 'edit', 'catalogue')
    const told = { fr: name.fr.trim().replace(/\s+/g, ' '), en: name.en.trim().replace(/\s+/g, ' ') }
    refuseAll(
      (['fr', 'en'] as const).flatMap((lang) => {
        const field = `category_${lang}`
        if (told[lang] === '') return [new Refusal('refusal.category_name', {}, field)]
        return told[lang].length > longest
          ? [new Refusal('refusal.text_too_long', { most: longest }, field)]
          : []
      }),
    )
    const all = await tx.select().from(categories)
    const slug = slugOf(told.fr) || slugOf(told.en)
    if (slug === '') throw new Refusal('refusal.category_name', {}, 'category_fr')
    for (const lang of ['fr', 'en'] as const) {
      const folded = withoutAccents(told[lang])
      if (all.some((known) => known.slug === slug || withoutAccents(known.name[lang]) === folded))
        throw new Refusal('refusal.category_taken', { name: told[lang] }, `category_${lang}`)
    }
    const id = await addCategoryIn(tx, { slug, name: told }, random)
    const subject = { kind: 'category', id }
    await recordAuditIn(tx, { by, action: 'category.create', subject, after: { name: told }, at }, random)
    return { id }
  })
