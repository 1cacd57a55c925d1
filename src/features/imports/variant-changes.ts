import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import type { VariantChanges } from '../catalogue/update-variant.ts'
import type { VariantRow } from './load-known.ts'
import type { Change, ChangedField } from './product-fate.ts'

/** What a variant is told by: its choices, else its SKU. */
export const nameOf = ({ options, sku }: Pick<VariantRow, 'options' | 'sku'>): Bilingual => {
  const side = (lang: Lang) => options.map(({ value }) => value[lang]).join(' / ') || (sku ?? '')
  return { fr: side('fr'), en: side('en') }
}

/** The changes of a variant as a person reads them, old and new. */
export function variantChangesTold(
  row: VariantRow,
  changes: VariantChanges,
  delta: number,
): Omit<Change, 'variant'>[] {
  const fields = { sku: 'sku', barcode: 'barcode', weightGrams: 'weight', tracksStock: 'counted' } as const
  const told: Omit<Change, 'variant'>[] = []
  for (const [key, field] of Object.entries(fields) as [keyof typeof fields, ChangedField][])
    if (changes[key] !== undefined) told.push({ field, before: row[key], after: changes[key] })
  if (changes.archivedAt !== undefined)
    told.push({ field: 'offered', before: row.archivedAt === null, after: changes.archivedAt === null })
  if (changes.options)
    told.push({ field: 'options', before: nameOf(row), after: nameOf({ ...row, options: changes.options }) })
  if (delta !== 0) told.push({ field: 'stock', before: row.stock, after: row.stock + delta })
  return told
}
