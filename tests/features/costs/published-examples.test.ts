import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { comparePublishedTotal } from '../../../src/features/costs/compare-published.ts'
import { publishedExamples } from '../../../src/features/costs/published-examples.ts'

type Item = {
  id: string
  currency: string
  parts?: [string, string][]
  materials?: [string, string][]
  published: Record<string, string>
}
const { items } = JSON.parse(
  readFileSync(new URL('../../vectors/published-breakdowns.json', import.meta.url), 'utf8'),
) as { items: Item[] }

test('the amounts that the page shows are those that were published', () => {
  expect(publishedExamples.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  publishedExamples.forEach(({ id, parts, total, currency }, i) => {
    const item = items[i]!
    expect(parts, id).toEqual((item.parts ?? item.materials)!.map(([, amount]) => amount))
    expect(Object.values(item.published), id).toContain(total)
    expect(currency, id).toBe(item.currency)
  })
})

test('where a brand’s parts do not make its total, the difference is named', () => {
  const found = publishedExamples.map(({ id, parts, total, currency }) => {
    const named = parts.map((amount, n) => ({ label: String(n), amount }))
    const { verdict, difference } = comparePublishedTotal(named, total, currencyOf(currency))
    return [id, verdict, difference]
  })
  expect(found).toEqual([
    ['honestby-asymmetric-top', 'parts-exceed-total', '0.031'],
    ['everlane-jeans', 'parts-exceed-total', '0.22'],
    ['oliver-cabell-weekender', 'parts-fall-short', '-72.02'],
    ['fairphone-2', 'agrees', '0'],
    ['lait-uht-1l', 'agrees', '0'],
  ])
})
