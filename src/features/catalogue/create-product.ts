import { inArray } from 'drizzle-orm'
import { write, type Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { slugOf } from '../../core/i18n/fold.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { addProductIn } from './add-product.ts'
import { textLimits } from './product-form.ts'

export type CreateProductInput = {
  by: Person
  title: Bilingual
  /** The VAT rate of its prices, in basis points. */
  vatBp: number
  at: string
}

const nothing: Bilingual = { fr: '', en: '' }

/** How many products may share a title before one must be told apart. */
const namesakes = 50

/**
 * A new draft with a title and one variant of which none is there yet: the rest is written on its page.
 * Its address is made of the French title and may be changed until it is published.
 */
export const createProduct = (
  { by, title, vatBp, at }: CreateProductInput,
  random: Random = systemRandom,
): Promise<{ id: string; slug: string }> =>
  write(async (tx) => {
    demand(by, 'edit', 'catalogue')
    const told = { fr: title.fr.trim().replace(/\s+/g, ' '), en: title.en.trim().replace(/\s+/g, ' ') }
    refuseAll(
      (['fr', 'en'] as const).flatMap((lang) => {
        const most = textLimits.title
        if (told[lang] === '') return [new Refusal('refusal.title_missing', {}, `title_${lang}`)]
        return told[lang].length > most
          ? [new Refusal('refusal.text_too_long', { most }, `title_${lang}`)]
          : []
      }),
    )
    const slug = await freeSlug(slugOf(told.fr) || slugOf(told.en) || 'produit', tx)
    const variant = { options: [], sku: null, barcode: null, weightGrams: null, stock: 0, tracksStock: true }
    const product = {
      ...{ slug, title: told, categoryId: null, manufacturerId: null, vatBp, givingRateBp: null },
      ...{ summary: nothing, description: nothing, composition: nothing, origin: nothing, care: nothing },
      ...{ importKey: null, publishedAt: null, variants: [{ ...variant, importKey: null }], images: [] },
    }
    const { id } = await addProductIn(tx, { product, at, by: by.id }, random)
    await recordAuditIn(tx, {
      by,
      action: 'product.create',
      subject: { kind: 'product', id },
      after: { slug, title: told },
      at,
    })
    return { id, slug }
  })

async function freeSlug(wish: string, on: Reader): Promise<string> {
  const wishes = [wish, ...Array.from({ length: namesakes - 1 }, (_, n) => `${wish}-${n + 2}`)]
  const rows = await on.select({ slug: products.slug }).from(products).where(inArray(products.slug, wishes))
  const taken = new Set(rows.map((row) => row.slug))
  const free = wishes.find((slug) => !taken.has(slug))
  if (free === undefined) throw new Refusal('refusal.title_common', {}, 'title_fr')
  return free
}
