import type { Lang } from '../../core/i18n/lang.ts'
import { environment } from '../../core/web/environment.ts'
import { renderMarkdown } from '../shop/render-markdown.ts'
import { shopPage } from '../shop/shop-page.ts'

/** A long text of the shop's own as it stands in a mail, its links whole. */
export type ContractText = { title: string; markdown: string; html: string }

/**
 * The texts that go with the confirmation of an order, so that the shopper keeps them on a durable
 * medium (Directive 2011/83/EU, art. 8(7)): withdrawal with its form, and the terms of sale.
 */
export const contractTexts = (lang: Lang): Promise<ContractText[]> =>
  Promise.all(
    ['withdrawal', 'terms'].map(async (name) => {
      const page = await shopPage(name, lang)
      if (!page) throw new Error(`content/pages/${lang} lacks ${name}.md`)
      const markdown = page.markdown.replaceAll('](/', `](${environment().siteUrl}/`)
      return { title: page.title, markdown, html: await renderMarkdown(markdown) }
    }),
  )
