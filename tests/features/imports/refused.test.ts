import { beforeEach, describe, expect, test } from 'vitest'
import { everything, csv, emptyShop, notesIn, productNamed, refusedIn, take } from './importing.ts'

beforeEach(() => emptyShop())

const shopify =
  'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Cost per item'
const good = 'bon,Bon,,,,,,,5.00,,'

describe('a row that can’t be taken is named, and the next one goes on', () => {
  test.each([
    ['a,A,,,,,,,abc,,', 'price_unreadable'],
    ['a,A,,,,,,,"1,234",,', 'price_ambiguous'],
    ['a,A,,,,,,,12.345678,,', 'price_decimals'],
    ['a,A,,,,,,,"12,3456",,', 'price_decimals'],
    ['a,A,,,,,,,-5.00,,', 'price_negative'],
    ['a,A,,,,,,,99999999999,,', 'price_huge'],
    ['a,A,,,,,,,99999999999999999999999,,', 'price_huge'],
    ['a,A,,,,,,,$5.00,,', 'price_unreadable'],
    ['a,A,,,,,,,1e3,,', 'price_unreadable'],
    ['a,A,,,,,,,NaN,,', 'price_unreadable'],
    ['a,A,,,,,shopify,viele,5.00,,', 'stock_unreadable'],
    ['a,A,,,,,shopify,2.5,5.00,,', 'stock_unreadable'],
    ['a,A,,,,,shopify,99999999999999,5.00,,', 'stock_unreadable'],
    [',,,,,,,,5.00,,', 'handle_missing'],
    ['a,,,,,,,,5.00,,', 'title_missing'],
    ['a,A,,,,,,,5.00,,,,extra', 'too_wide'],
    ['"a"b,A,,,,,,,5.00,,', 'quote_stray'],
  ])('%s → %s', async (row, code) => {
    const summary = await take(csv(shopify, row, good))
    expect(refusedIn(summary)).toEqual([[2, code]])
    expect(summary).toMatchObject({ rows: { read: 2, refused: 1 }, products: { created: 1 } })
    expect((await everything()).products.map((product) => product.slug)).toEqual(['bon'])
  })

  test('a text without end is refused', async () => {
    const summary = await take(
      csv(shopify, `a,${'x'.repeat(301)},,,,,,,5.00,,`, `b,B,${'x'.repeat(100_001)},,,,,,5.00,,`, good),
    )
    expect(refusedIn(summary)).toEqual([
      [2, 'title_too_long'],
      [3, 'cell_too_long'],
    ])
    expect(summary.products.created).toBe(1)
  })

  test('a quote that never closes takes its own row only', async () => {
    const summary = await take(csv(shopify, 'a,"A,,,,,,,5.00,,', good, good.replaceAll('bon', 'b')))
    expect(refusedIn(summary)).toEqual([[2, 'quote_open']])
    expect(summary.products.created).toBe(2)
  })
})

test('good prices in all their writings are read to the cent', async () => {
  const prices = [
    '59.99',
    '59,99',
    '1 234,50',
    '1\u202f234,50',
    '1,234.50',
    '1.234,50',
    '€5',
    '12 €',
    '0',
    '7.5',
    '49.9900',
  ]
  const rows = prices.map((price, n) => `p${n},P${n},"${price}"`)
  const summary = await take(csv('Handle,Title,Variant Price', ...rows))
  expect(refusedIn(summary)).toEqual([])
  const found = await Promise.all(prices.map(async (_, n) => (await productNamed(`p${n}`)).ownPrice))
  expect(found).toEqual([5999, 5999, 123450, 123450, 123450, 123450, 500, 1200, 0, 750, 4999])
})

test('one bad variant does not lose the others, a bad only one loses the product', async () => {
  const rows = [
    'a,A,,Taille,S,,,,x,,',
    'a,,,,M,,,,6.00,,',
    'a,,,,M,,,,7.00,,',
    'b,B,,,,,,,x,,',
    'b,,,,,,,,,https://b.example/1.jpg,',
  ]
  const summary = await take(csv(shopify, ...rows))
  expect(refusedIn(summary)).toEqual([
    [2, 'price_unreadable'],
    [4, 'variant_twice'],
    [5, 'price_unreadable'],
    [6, 'with_product'],
  ])
  const { variants } = await productNamed('a')
  expect(variants.map((v) => [v.says, v.priceCents])).toEqual([['M', 600]])
  expect((await everything()).products).toHaveLength(1)
})

test('a variant without a price among priced ones is refused, a product without any is taken unpublished', async () => {
  const summary = await take(csv(shopify, 'a,A,,Taille,S,,,,5.00,,', 'a,,,,M,,,,,,', 'b,B,,,,,,,,,'))
  expect(refusedIn(summary)).toEqual([[3, 'price_missing']])
  expect(await productNamed('b')).toMatchObject({ publishedAt: null, ownPrice: null, variants: [{}] })
  expect(notesIn(summary)).toContainEqual([4, 'no_price'])
  // Without a price still, it is the same product still.
  expect(await take(csv(shopify, 'b,B,,,,,,,,,'))).toMatchObject({
    rows: { refused: 0 },
    products: { unchanged: 1 },
  })
  const priced = await take(csv(shopify, 'b,B,,,,,,,4.00,,'))
  expect(priced).toMatchObject({ products: { updated: 1 }, prices: 1 })
  expect((await productNamed('b')).publishedAt).not.toBeNull()
})

test('a row of a handle alone is refused, a blank row is not a row', async () => {
  const summary = await take(csv(shopify, 'a,A,,,,,,,5.00,,', 'a,,,,,,,,,,', ',,,,,,,,,,', '', good))
  expect(refusedIn(summary)).toEqual([[3, 'row_empty']])
  expect(summary.rows.read).toBe(3)
})

test('small things that can’t be read are left out with a note, the row is taken', async () => {
  const summary = await take(
    csv(
      'Handle,Title,Variant Price,Variant Grams,Image Src,Cost per item,Published',
      'a,A,5,heavy,javascript:x,cheap,perhaps',
    ),
  )
  expect(refusedIn(summary)).toEqual([])
  expect(
    notesIn(summary)
      .map(([, code]) => code)
      .sort(),
  ).toEqual(
    [
      'cost_left_out',
      'image_address',
      'published_unreadable',
      'uncounted',
      'unpublished',
      'weight_left_out',
    ].sort(),
  )
  expect(await productNamed('a')).toMatchObject({ images: [], variants: [{ weightGrams: null }] })
})

describe('in a WooCommerce file', () => {
  const woo =
    'ID,Type,SKU,Name,Parent,Regular price,Sale price,Date sale price starts,Stock,Attribute 1 name,Attribute 1 value(s)'
  test.each([
    ['9,subscription,,Box,,5,,,,,', 'type_unknown'],
    [',simple,,,,5,,,,,', 'identity_missing'],
    ['1,simple,,Again,,5,,,,,', 'product_twice'],
    ['9,variation,,,,5,,,,Size,S', 'parent_unnamed'],
    ['9,variation,,,id:77,5,,,,Size,S', 'parent_missing'],
    ['9,simple,,,,5,,,,,', 'title_missing'],
    ['9,simple,,Box,,5,,,some,,', 'stock_unreadable'],
  ])('%s → %s', async (row, code) => {
    const summary = await take(csv(woo, '1,simple,,Bol,,5,,,,,', row))
    expect(refusedIn(summary)).toEqual([[3, code]])
    expect(summary.products.created).toBe(1)
  })

  test('a variable product whose variations are all refused waits unpublished', async () => {
    const summary = await take(csv(woo, '1,variable,,Bol,,,,,,Size,"S, M"', '2,variation,,,id:1,x,,,,Size,S'))
    expect(refusedIn(summary)).toEqual([[3, 'price_unreadable']])
    expect(await productNamed('bol')).toMatchObject({ publishedAt: null, variants: [] })
    const again = await take(csv(woo, '1,variable,,Bol,,,,,,Size,"S, M"', '2,variation,,,id:1,4,,,,Size,S'))
    expect(again).toMatchObject({ products: { updated: 1 }, variants: { created: 1 }, prices: 1 })
    expect((await productNamed('bol')).publishedAt).not.toBeNull()
  })

  test('a variation that another product has already is refused', async () => {
    await take(csv(woo, '1,variable,,Bol,,,,,,Size,S', '2,variation,,,id:1,4,,,,Size,S'))
    const summary = await take(csv(woo, '5,variable,,Tasse,,,,,,Size,S', '2,variation,,,id:5,4,,,,Size,S'))
    expect(refusedIn(summary)).toEqual([[3, 'variant_elsewhere']])
  })

  test('a sale whose dates can’t be read does not count', async () => {
    const summary = await take(csv(woo, '1,simple,,Bol,,20,15,bientôt,,,'))
    expect(notesIn(summary)).toContainEqual([2, 'sale_date'])
    expect((await productNamed('bol')).ownPrice).toBe(2000)
  })

  test('an open choice stays one variant when its pieces are counted', async () => {
    const rows = ['1,variable,,Bol,,,,,,Size,"S, M"', '2,variation,,,id:1,4,,,6,Size,']
    expect(notesIn(await take(csv(woo, ...rows)))).toContainEqual([3, 'choice_open'])
    expect((await productNamed('bol')).variants).toMatchObject([{ options: [], stock: 6, tracksStock: true }])
  })

  test('a variation switched off is taken and not offered, until it is switched on', async () => {
    const file = (published: string) =>
      csv(
        `${woo},Published`,
        '1,variable,,Bol,,,,,,Size,"S, M",1',
        '2,variation,,,id:1,4,,,,Size,S,1',
        `3,variation,,,id:1,4,,,,Size,M,${published}`,
      )
    await take(file('-1'))
    expect((await productNamed('bol')).variants.map((v) => v.archivedAt !== null)).toEqual([false, true])
    await take(file('1'))
    expect((await productNamed('bol')).variants.map((v) => v.archivedAt !== null)).toEqual([false, false])
  })

  test('an apostrophe that keeps a spreadsheet from calculating is not part of the text', async () => {
    await take(csv(woo, "1,simple,'-12A,'=Bol,,5,,,'-3,,"))
    expect(await productNamed('bol')).toMatchObject({
      title: { fr: '=Bol' },
      variants: [{ sku: '-12A', stock: 0 }],
    })
  })
})

test('every row is either taken or refused', async () => {
  const rows = [
    'a,A,,Taille,S,,,,x,,',
    'a,,,,M,,,,6,,',
    ',,,,,,,,1,,',
    'b,B,,,,,,,7,,',
    '"c"c,,,,,,,,,,',
    'b,,,,,,,,,https://b.example/1.jpg,',
  ]
  const { rows: counted, refused } = await take(csv(shopify, ...rows))
  expect(counted).toEqual({ read: 6, refused: 3 })
  expect(new Set(refused.map((one) => one.line)).size).toBe(3)
})
