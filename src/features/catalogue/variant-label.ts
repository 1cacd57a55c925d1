import type { VariantOption } from '../../../db/schema/catalogue.ts'
import type { Lang } from '../../core/i18n/lang.ts'

/** `M · bleu`; empty for a product without choices. */
export const variantLabel = (options: VariantOption[], lang: Lang): string =>
  options.map((o) => o.value[lang]).join(' · ')
