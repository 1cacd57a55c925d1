import type { Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import type { ProductView } from '../catalogue/read-product.ts'
import type { PriceInForce } from './prices.ts'

/** schema.org Product and Offer for search engines, safe to stand inside a `<script>` element. */
export function productJsonLd(
  product: ProductView,
  price: PriceInForce,
  lang: Lang,
  currency: Currency,
  url: string,
): string {
  const units = String(price.grossCents).padStart(currency.decimals + 1, '0')
  const cut = units.length - currency.decimals
  const amount = currency.decimals > 0 ? `${units.slice(0, cut)}.${units.slice(cut)}` : units
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title[lang],
    description: product.summary[lang],
    url,
    image: product.images.flatMap((i) => (i.path ? [new URL(i.path, url).href] : [])),
    ...(product.manufacturer
      ? { manufacturer: { '@type': 'Organization', name: product.manufacturer.name } }
      : {}),
    offers: {
      '@type': 'Offer',
      url,
      price: amount,
      priceCurrency: currency.code,
      availability: `https://schema.org/${product.variants.some((v) => v.available) ? 'InStock' : 'OutOfStock'}`,
      itemCondition: 'https://schema.org/NewCondition',
    },
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
