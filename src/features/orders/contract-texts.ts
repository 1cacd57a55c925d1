import type { Lang } from '../../core/i18n/lang.ts'
import { shopPage, type ShopPage } from '../shop/shop-page.ts'

/**
 * The texts that go with the confirmation of an order, so that the shopper keeps them on a durable
 * medium (Directive 2011/83/EU, art. 8(7)): withdrawal with its form, and the terms of sale.
 */
export async function contractTexts(lang: Lang): Promise<ShopPage[]> {
  const pages = await Promise.all(['withdrawal', 'terms'].map((name) => shopPage(name, lang)))
  return pages.map((page, i) => {
    if (!page) throw new Error(`content/pages/${lang} lacks ${i === 0 ? 'withdrawal' : 'terms'}.md`)
    return page
  })
}
