import { asc, isNull } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Person } from '../accounts/person.ts'
import { vatModes, type VatChange } from './plan-vat.ts'

/** A product with the VAT rate of its own, which counts while the shop is within VAT. */
export type VatProduct = { id: string; slug: string; title: Bilingual; vatBp: number }

/** Every product that is not archived, in the shop's order. */
export const vatProducts = (on: Reader = read()): Promise<VatProduct[]> =>
  on
    .select({ id: products.id, slug: products.slug, title: products.title, vatBp: products.vatBp })
    .from(products)
    .where(isNull(products.archivedAt))
    .orderBy(asc(products.position), asc(products.id))

/**
 * What a form asks of the VAT: its mode, what is kept, the reason, the rates of products that differ from theirs
 * now. A rate that can't be read is passed on as -1, to be refused.
 */
export function readVatForm(
  form: FormData,
  known: VatProduct[],
  { by, at }: { by: Person; at: string },
): VatChange {
  const rates = new Map<string, number>()
  for (const { id, vatBp } of known) {
    const typed = formText(form, `rate-${id}`)
    const bp = /^\d{1,5}$/.test(typed) ? Number(typed) : -1
    if (typed !== '' && bp !== vatBp) rates.set(id, bp)
  }
  return {
    by,
    mode: vatModes.find((mode) => mode === formText(form, 'mode')) ?? 'domestic',
    rates,
    keep: formText(form, 'keep') === 'net' ? 'net' : 'price',
    reason: { fr: formText(form, 'reason.fr').trim(), en: formText(form, 'reason.en').trim() },
    at,
  }
}
