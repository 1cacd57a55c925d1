import type { VariantOption } from '../../../db/schema/catalogue.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'

/** A line's title with what was chosen: `Chemise en lin, M`. */
export const lineTitle = (
  { title, options }: { title: Bilingual; options: VariantOption[] },
  lang: Lang,
): string => [title[lang], ...options.map((option) => option.value[lang])].join(', ')
