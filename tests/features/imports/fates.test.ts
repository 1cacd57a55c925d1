import { beforeEach, expect, test } from 'vitest'
import type { Lang } from '../../../src/core/i18n/lang.ts'
import { fateLines } from '../../../src/features/imports/fate-lines.ts'
import type { ImportSummary } from '../../../src/features/imports/import-report.ts'
import { mostTold } from '../../../src/features/imports/product-fate.ts'
import { settings } from '../../../src/features/shop/settings.ts'
import { csv, emptyShop, everything, take, today, tomorrow } from './importing.ts'

beforeEach(() => emptyShop())

const headers = 'Handle,Title,Type,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price'

async function told(summary: ImportSummary, lang: Lang = 'en') {
  const { currency } = await settings(today)
  return summary.fates.map((fate) => [fate.state, fate.title[lang], fateLines(fate, lang, currency)])
}

test('a dry run tells what becomes of each product, old and new, and keeps nothing', async () => {
  await take(
    csv(
      headers,
      'bol,Bol,Bols,Taille,Petit,BOL-P,5,18.00',
      'bol,,,,Grand,BOL-G,2,18.00',
      'mug,Mug,Bols,Title,Default Title,MUG,1,9.00',
      'vase,Vase,Bols,Title,Default Title,VASE,1,30.00',
    ),
  )
  const before = await everything()
  const file = csv(
    headers,
    'bol,Bol creux,Table,Taille,Petit,BOL-P,3,19.50',
    'bol,,,,Grand,BOL-X,2,19.50',
    'bol,,,,Géant,BOL-GG,1,19.50',
    'mug,Mug,Bols,Title,Default Title,MUG,1,9.00',
    'pot,Pot,Bols,Taille,S,POT-S,1,5.00',
    'pot,,,,M,POT-M,1,7.00',
    'lost,,Bols,Title,Default Title,LOST,1,5.00',
    'vase,Vase,Bols,Title,Default Title,VASE,1,cher',
  )
  const summary = await take(file, { dryRun: true, at: tomorrow })
  expect(await told(summary)).toEqual([
    [
      'updated',
      'Bol',
      [
        'title: Bol → Bol creux',
        'category: Bols → Table',
        'Petit, stock: 5 → 3',
        'Grand, SKU: BOL-G → BOL-X',
        'price: €18.00 → €19.50',
        '1 new variant',
      ],
    ],
    ['unchanged', 'Mug', []],
    ['created', 'Pot', ['2 variants', 'Prices: €5.00 to €7.00']],
    ['refused', 'lost', ['Line 8: The product is new and has no title. Give it one.']],
    ['refused', 'Vase', ['Line 9: “cher” is not a price. Write a number, like 59.90.']],
  ])
  expect(summary).toMatchObject({
    products: { created: 1, updated: 1, unchanged: 1 },
    productsRefused: 2,
  })
  expect(await everything()).toEqual(before)
  const done = await take(file, { at: tomorrow })
  expect(await told(done, 'fr')).toEqual(await told(summary, 'fr'))
})

test('of each fate the first ones are told, and all are counted', async () => {
  const rows = Array.from({ length: mostTold + 5 }, (_, n) => `p${n},P${n},,Title,Default Title,S${n},1,5.00`)
  const summary = await take(csv(headers, ...rows), { dryRun: true })
  expect(summary.fates.map(({ line }) => line)).toEqual(Array.from({ length: mostTold }, (_, n) => n + 2))
  expect(summary.products.created).toBe(mostTold + 5)
})

test('long texts are told from where they begin to differ, and without their markup', async () => {
  const start = 'Un bol tourné à la main, émaillé, cuit deux fois dans un four à bois, '.repeat(2)
  const file = (end: string) =>
    csv(
      'Handle,Title,Body (HTML),Variant Price',
      `bol,Bol,"<p>${start}<em>${end}</em>, comme autrefois</p>",5.00`,
    )
  await take(file('en Bretagne'))
  const [fate] = await told(await take(file('en Drôme'), { dryRun: true, at: tomorrow }))
  const [line] = fate![2] as string[]
  expect(line).toMatch(/^description: ….*en Bretagne , comme autrefois → ….*en Drôme , comme autrefois$/)
})
