import { asc, isNull } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Person } from '../accounts/person.ts'
import { servedCountries } from '../shop/delivery.ts'
import { takesVatOf, toldElsewhere } from '../shop/one-stop-shop.ts'
import { elsewhereField, reducedRates, type RateElsewhere } from '../shop/tell-vat-elsewhere.ts'
import { vatRatesOf } from '../shop/vat-rates.ts'
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

/** A country of the Union that is served, with its rates, and what is said of each reduced rate at home. */
export type VatCountry = {
  code: string
  standardBp: number
  rates: number[]
  told: { ownBp: number; rateBp: number | null }[]
}

/** Where else the shop delivers within the Union, and the rates of products at home that are not the standard one. */
export async function vatCountries(
  country: string,
  products: VatProduct[],
  at: string,
  on: Reader = read(),
): Promise<VatCountry[]> {
  const day = at.slice(0, 10)
  const shop = { vatMode: 'one-stop-shop', country }
  const told = await toldElsewhere(at, on)
  const standard = vatRatesOf(country, day)[0]?.bp
  const reduced = [...new Set(products.map(({ vatBp }) => vatBp))]
    .filter((bp) => bp !== 0 && bp !== standard)
    .sort((a, b) => b - a)
  return (await servedCountries(on))
    .filter((code) => takesVatOf(shop, code))
    .map((code) => ({
      code,
      standardBp: vatRatesOf(code, day)[0]!.bp,
      rates: reducedRates(code, day),
      told: reduced.map((ownBp) => ({ ownBp, rateBp: told.get(`${ownBp} ${code}`) ?? null })),
    }))
}

function readElsewhere(form: FormData, countries: VatCountry[]): RateElsewhere[] {
  return countries.flatMap(({ code, told }) =>
    told.flatMap(({ ownBp }) => {
      const field = elsewhereField(ownBp, code)
      if (!form.has(field)) return []
      const typed = formText(form, field)
      return [{ ownBp, country: code, rateBp: /^\d{1,5}$/.test(typed) ? Number(typed) : null }]
    }),
  )
}

/**
 * What a form asks of the VAT: its mode, what is kept, the reason, the rates of products that differ from theirs
 * now. A rate that can't be read is passed on as -1, to be refused.
 */
export function readVatForm(
  form: FormData,
  known: VatProduct[],
  countries: VatCountry[],
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
    elsewhere: readElsewhere(form, countries),
    keep: formText(form, 'keep') === 'net' ? 'net' : 'price',
    reason: { fr: formText(form, 'reason.fr').trim(), en: formText(form, 'reason.en').trim() },
    at,
  }
}
