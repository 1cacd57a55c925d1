import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { products, stockMovements } from '../../../db/schema/catalogue.ts'
import { recordStockIn } from '../../../src/features/catalogue/record-stock.ts'
import { updateProductIn } from '../../../src/features/catalogue/update-product.ts'
import { announceReduction } from '../../../src/features/costs/announce-reduction.ts'
import { inputOf, loadVersions } from '../../../src/features/costs/load-versions.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import { setPrice } from '../../../src/features/costs/set-price.ts'
import { shirt } from '../../vectors/shirt.ts'
import { ines, publishNow } from '../costs/shop.ts'
import {
  by,
  csv,
  draftsOf,
  emptyShop,
  everything,
  notesIn,
  productNamed,
  refusedIn,
  take,
  today,
  tomorrow,
  vector,
} from './importing.ts'

beforeEach(() => emptyShop())

const headers =
  'Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Cost per item'
const bowl = 'bol,Bol,<p>Un bol</p>,Bols,Taille,Petit,BOL-P,shopify,5,18.00,'
const large = 'bol,,,,,Grand,BOL-G,shopify,2,18.00,'

describe('the same file again', () => {
  test.each(['shopify-old.csv', 'shopify-new.csv', 'woocommerce-en.csv', 'woocommerce-fr.csv'])(
    '%s changes nothing',
    async (name) => {
      const first = await take(vector(name))
      const before = await everything()
      const again = await take(vector(name), { at: tomorrow })
      expect(again).toMatchObject({
        products: { created: 0, updated: 0, unchanged: first.products.created },
        variants: { created: 0, updated: 0, unchanged: first.variants.created },
        prices: 0,
        drafts: { created: 0, updated: 0, dropped: 0 },
        images: { added: 0, removed: 0 },
        categories: 0,
      })
      expect(await everything()).toEqual(before)
    },
  )
})

describe('when each of its transactions is rolled back and run again', () => {
  test.each(['shopify-old.csv', 'shopify-new.csv', 'woocommerce-en.csv', 'woocommerce-fr.csv'])(
    '%s gives the same summary and the same shop',
    async (name) => {
      const once = await take(vector(name))
      const addresses = async () =>
        (await read().select({ slug: products.slug }).from(products)).map((p) => p.slug)
      const expected = (await addresses()).sort()
      await emptyShop({ twice: true })
      expect(await take(vector(name))).toEqual(once)
      expect((await addresses()).sort()).toEqual(expected)
    },
  )
})

describe('a newer file', () => {
  test('changes what it says and adds what is new', async () => {
    await take(csv(headers, bowl, large))
    const summary = await take(
      csv(
        headers,
        bowl.replace('>Un bol<', '>Un bol creux<').replace('5,18', '4,18'),
        large,
        'bol,,,,,Géant,BOL-X,shopify,1,18.00,',
        'tasse,Tasse,,,,,,,,9.00,',
      ),
    )
    expect(summary).toMatchObject({
      products: { created: 1, updated: 1, unchanged: 0 },
      variants: { created: 2, updated: 1, unchanged: 1 },
    })
    const product = await productNamed('bol')
    expect(product.description.fr).toBe('<p>Un bol creux</p>')
    expect(product.variants.map((v) => [v.says, v.stock])).toEqual([
      ['Petit', 4],
      ['Grand', 2],
      ['Géant', 1],
    ])
    const moves = await read()
      .select()
      .from(stockMovements)
      .where(eq(stockMovements.variantId, product.variants[0]!.id))
    expect(moves.map((move) => [move.delta, move.reason]).sort()).toEqual([
      [-1, 'import'],
      [5, 'import'],
    ])
  })

  test('keeps what a missing column does not tell, and empties what a blank cell empties', async () => {
    await take(csv(headers, bowl))
    await take(csv('Handle,Title,Variant SKU,Option1 Value', 'bol,Bol,,Petit'))
    const product = await productNamed('bol')
    expect(product).toMatchObject({ description: { fr: '<p>Un bol</p>' }, category: 'Bols', ownPrice: 1800 })
    expect(product.variants).toMatchObject([{ sku: null, stock: 5 }])
    await take(csv('Handle,Title,Body (HTML),Type', 'bol,Bol,,'))
    expect(await productNamed('bol')).toMatchObject({ description: { fr: '', en: '' }, category: null })
  })

  test('can’t empty a title or a price: the row is refused, the others go on', async () => {
    await take(csv(headers, bowl, large))
    const summary = await take(csv(headers, bowl.replace('Bol,', ','), large.replace('2,18.00', '9,')))
    expect(refusedIn(summary)).toEqual([
      [2, 'title_emptied'],
      [3, 'price_emptied'],
    ])
    expect(await productNamed('bol')).toMatchObject({
      title: { fr: 'Bol' },
      variants: [{ stock: 5 }, { stock: 2 }],
    })
  })

  test('a file without options changes the one variant there is, and refuses to guess among several', async () => {
    await take(csv(headers, bowl))
    await take(csv('Handle,Title,Variant Price', 'bol,Bol,19.00'))
    expect(await productNamed('bol')).toMatchObject({ ownPrice: 1900, variants: [{ priceCents: 1900 }] })
    await take(csv(headers, large.replace('bol,', 'bol,Bol')))
    expect(refusedIn(await take(csv('Handle,Title,Variant Price', 'bol,Bol,20.00')))).toEqual([
      [2, 'options_missing'],
    ])
  })

  test('variants that it does not name stay, with their price', async () => {
    await take(csv(headers, bowl, large))
    const summary = await take(csv(headers, bowl.replace('18.00', '21.00')))
    expect(notesIn(summary)).toContainEqual([2, 'variants_left'])
    const product = await productNamed('bol')
    expect(product.variants.map((v) => [v.says, v.priceCents])).toEqual([
      ['Petit', 2100],
      ['Grand', 1800],
    ])
  })

  test('a translation that the shop made is not overwritten', async () => {
    await take(csv(headers, bowl))
    const { id } = await productNamed('bol')
    await write((tx) => updateProductIn(tx, id, { title: { fr: 'Bol', en: 'Bowl' } }, today))
    expect(notesIn(await take(csv(headers, bowl)))).toEqual([])
    const summary = await take(csv(headers, bowl.replace('Bol,', 'Grand bol,')))
    expect(notesIn(summary)).toEqual([[2, 'translated']])
    expect((await productNamed('bol')).title).toEqual({ fr: 'Bol', en: 'Bowl' })
  })

  test('a product taken off sale in the shop stays so', async () => {
    await take(csv(headers, bowl))
    const { id } = await productNamed('bol')
    await write((tx) => updateProductIn(tx, id, { archivedAt: today }, today))
    expect(notesIn(await take(csv(headers, bowl)))).toEqual([[2, 'archived']])
    expect((await productNamed('bol')).archivedAt).toBe(today)
  })

  test('publishes and withdraws as the file says', async () => {
    const withStatus = (status: string) =>
      csv(`${headers},Status`, `${bowl}${status === '' ? '' : ','}${status}`)
    await take(withStatus('draft'))
    expect((await productNamed('bol')).publishedAt).toBeNull()
    await take(withStatus('active'), { at: tomorrow })
    expect((await productNamed('bol')).publishedAt).toBe(tomorrow)
    await take(withStatus('archived'))
    expect((await productNamed('bol')).publishedAt).toBeNull()
  })

  test('sets the stock to what it says, whatever was sold since', async () => {
    await take(csv(headers, bowl))
    const { variants: [small] } = await productNamed('bol') // prettier-ignore
    const sale = {
      variantId: small!.id,
      delta: -3,
      reason: 'order',
      orderId: null,
      at: today,
      by: by.id,
    } as const
    await write((tx) => recordStockIn(tx, sale))
    expect(await take(csv(headers, bowl))).toMatchObject({ variants: { updated: 1 } })
    expect((await productNamed('bol')).variants[0]!.stock).toBe(5)
  })

  test('pictures follow the file, and the shop’s own stay', async () => {
    const withImages = (...urls: string[]) =>
      csv(
        'Handle,Title,Image Src,Variant Price',
        ...urls.map((url, index) => `bol,${index === 0 ? 'Bol' : ''},${url},${index === 0 ? '5' : ''}`),
      )
    await take(withImages('https://a.example/1.jpg', 'https://a.example/2.jpg'))
    const summary = await take(withImages('https://a.example/2.jpg', 'https://a.example/3.jpg'))
    expect(summary.images).toEqual({ added: 1, removed: 1 })
    expect((await productNamed('bol')).images.map((image) => image.sourceUrl)).toEqual([
      'https://a.example/2.jpg',
      'https://a.example/3.jpg',
    ])
  })
})

describe('a new price', () => {
  const priced = (price: string, cost = '') => csv(headers, bowl.replace('18.00,', `${price},${cost}`))

  test('over one that nobody explained is put in force', async () => {
    await take(priced('18.00'))
    const summary = await take(priced('19.50'), { at: tomorrow })
    expect(summary).toMatchObject({ prices: 1, products: { updated: 1 }, drafts: { created: 0 } })
    expect((await productNamed('bol', tomorrow)).ownPrice).toBe(1950)
  })

  test('over an explained one waits as a draft with the same lines, and changes nothing in silence', async () => {
    await take(priced('89.00'))
    const { id } = await productNamed('bol')
    const published = await publishNow({ productId: id }, {}, today)
    const summary = await take(priced('92.00'), { at: tomorrow })
    expect(summary).toMatchObject({
      prices: 0,
      drafts: { created: 1, updated: 0 },
      products: { unchanged: 1 },
    })
    expect(notesIn(summary)).toEqual([[2, 'price_draft']])
    expect((await productNamed('bol', tomorrow)).ownPrice).toBe(8900)
    const [draft] = await draftsOf(id)
    expect(draft).toMatchObject({
      number: 2,
      priceCents: 9200,
      savedBy: 'import:test',
      reason: { en: 'New price from an imported catalogue' },
    })
    const before = (await loadVersions([published.versionId], read())).get(published.versionId)!
    const after = (await loadVersions([draft!.id], read())).get(draft!.id)!
    expect(inputOf(after).lines).toEqual(inputOf(before).lines)

    expect(await take(priced('92.00'), { at: tomorrow })).toMatchObject({
      drafts: { created: 0, updated: 0 },
    })
    expect(await take(priced('93.00'), { at: tomorrow })).toMatchObject({
      drafts: { created: 0, updated: 1 },
    })
    expect((await draftsOf(id))[0]).toMatchObject({ number: 2, priceCents: 9300 })
  })

  test('never replaces a draft that a person has saved', async () => {
    await take(priced('89.00'))
    const { id } = await productNamed('bol')
    await publishNow({ productId: id }, {}, today)
    await take(priced('92.00'), { at: tomorrow })
    const mine = { ...shirt, priceCents: 9400 }
    await saveDraft({ by: ines, productId: id, variantId: null, input: mine, revision: 1, at: tomorrow })
    const summary = await take(priced('95.00'), { at: tomorrow })
    expect(notesIn(summary)).toEqual([[2, 'draft_kept']])
    expect(summary.drafts).toEqual({ created: 0, updated: 0, dropped: 0 })
    expect((await draftsOf(id))[0]).toMatchObject({ priceCents: 9400, savedBy: 'ines', revision: 2 })
  })

  test('for one variant under a product’s explained price is a draft of that variant', async () => {
    const two = (price: string) => csv(headers, bowl.replace('18.00', '89.00'), large.replace('18.00', price))
    await take(two('89.00'))
    const { id, variants } = await productNamed('bol')
    await publishNow({ productId: id }, {}, today)
    const summary = await take(two('99.00'), { at: tomorrow })
    expect(summary).toMatchObject({ prices: 0, drafts: { created: 1 } })
    expect(await draftsOf(id)).toMatchObject([{ variantId: variants[1]!.id, number: 1, priceCents: 9900 }])
  })

  test('is left out while a reduction runs', async () => {
    await take(priced('89.00'))
    const { id } = await productNamed('bol')
    await publishNow({ productId: id }, {}, today)
    await announceReduction({
      by: ines,
      productId: id,
      variantId: null,
      startsAt: '2026-11-04T00:00:00.000Z',
      endsAt: '2026-12-01T00:00:00.000Z',
      input: { ...shirt, priceCents: 8000, reason: { fr: 'Fin de série.', en: 'End of series.' } },
      at: tomorrow,
    })
    const summary = await take(priced('92.00'), { at: '2026-11-05T09:00:00.000Z' })
    expect(notesIn(summary)).toEqual([[2, 'price_reduced']])
    expect(summary).toMatchObject({ prices: 0, drafts: { created: 0 } })
  })

  test('in several sizes stays one price while they agree, and parts when they differ', async () => {
    const two = (small: string, big: string) =>
      csv(headers, bowl.replace('18.00', small), large.replace('18.00', big))
    const [day1, day2, day3] = [today, tomorrow, '2026-11-04T09:00:00.000Z']
    expect(await take(two('18.00', '18.00'), { at: day1 })).toMatchObject({ prices: 1 })
    expect(await take(two('20.00', '20.00'), { at: day2 })).toMatchObject({ prices: 1 })
    expect(await take(two('20.00', '25.00'), { at: day3 })).toMatchObject({
      prices: 1,
      variants: { updated: 1, unchanged: 1 },
    })
    const product = await productNamed('bol', day3)
    expect([product.ownPrice, ...product.variants.map((v) => v.priceCents)]).toEqual([2000, 2000, 2500])
  })

  test('already planned by a person stays planned', async () => {
    await take(priced('18.00'))
    const { id } = await productNamed('bol')
    await setPrice({
      by: ines,
      productId: id,
      variantId: null,
      grossCents: 2500,
      vatBp: 2000,
      at: today,
      inForceFrom: '2026-12-01T00:00:00.000Z',
    })
    const summary = await take(priced('21.00'), { at: tomorrow })
    expect(summary.notes.map((note) => note.code)).toContain('refusal.costs_scheduled_later')
    expect(summary.prices).toBe(0)
  })
})

describe('a cost', () => {
  const costing = (cost: string, price = '18.00') => csv(headers, bowl.replace('18.00,', `${price},${cost}`))

  test('that changes updates the draft, and a blank one drops it', async () => {
    await take(costing('6.20'))
    const { id } = await productNamed('bol')
    expect((await draftsOf(id))[0]!.lines[0]).toMatchObject({ cents: 620 })
    expect(await take(costing('6.20'))).toMatchObject({ drafts: { created: 0, updated: 0, dropped: 0 } })
    expect(await take(costing('6.45'))).toMatchObject({ drafts: { updated: 1 } })
    expect((await draftsOf(id))[0]!.lines[0]).toMatchObject({ cents: 645 })
    expect(await take(costing(''))).toMatchObject({ drafts: { dropped: 1 } })
    expect(await draftsOf(id)).toEqual([])
  })

  test('moves with the price', async () => {
    await take(costing('6.20'))
    expect(await take(costing('6.20', '19.00'), { at: tomorrow })).toMatchObject({
      prices: 1,
      drafts: { updated: 1 },
    })
    expect((await draftsOf((await productNamed('bol')).id))[0]).toMatchObject({ priceCents: 1900 })
  })

  test('leaves a person’s draft and an explained price alone', async () => {
    await take(costing('6.20', '89.00'))
    const { id } = await productNamed('bol')
    await saveDraft({ by: ines, productId: id, variantId: null, input: shirt, revision: 1, at: today })
    expect(await take(costing('7.00', '89.00'))).toMatchObject({ drafts: { updated: 0 } })
    expect(await take(costing('', '89.00'))).toMatchObject({ drafts: { dropped: 0 } })
    expect((await draftsOf(id))[0]).toMatchObject({ savedBy: 'ines' })
  })

  test('that differs between variants of one price is a draft for each that differs', async () => {
    const two = (second: string) => csv(headers, `${bowl}6.00`, `${large}${second}`)
    await take(two('8.00'))
    const { id } = await productNamed('bol')
    expect(await draftsOf(id)).toHaveLength(2)
    expect(await take(two('6.00'))).toMatchObject({ drafts: { dropped: 1 } })
    expect(await draftsOf(id)).toMatchObject([{ variantId: null }])
  })
})

test('variations in a file of their own belong to products that came before', async () => {
  await take(vector('woocommerce-en.csv'))
  const summary = await take(
    csv('ID,Type,Parent,Regular price,Stock', '111,variation,id:101,97,5', '999,variation,id:555,1,1'),
  )
  expect(refusedIn(summary)).toEqual([[3, 'parent_missing']])
  const jumper = await productNamed('fisherman-s-jumper')
  expect(jumper.variants.slice(0, 2).map((v) => [v.stock, v.priceCents])).toEqual([
    [5, 9700],
    [0, 9500],
  ])
})

test('two products of one name get an address each, and keep it', async () => {
  const rows = ['1,simple,Bol,5', '2,simple,Bol,6', '3,simple,Bol,7']
  await take(csv('ID,Type,Name,Regular price', ...rows))
  await take(csv('ID,Type,Name,Regular price', ...rows.toReversed()))
  const slugs = (await everything()).products.map((product) => [product.slug, product.importKey]).sort()
  expect(slugs).toEqual([
    ['bol', 'woocommerce:1'],
    ['bol-2', 'woocommerce:2'],
    ['bol-3', 'woocommerce:3'],
  ])
})

test('an import that was cut short is run again', async () => {
  const rows = Array.from({ length: 250 }, (_, n) => `p-${n},Produit ${n},${n}.00`)
  const file = csv('Handle,Title,Variant Price', ...rows)
  const cut = new Error('cut')
  const onProgress = (done: number, total: number) => {
    if (done >= 200 && done < total) throw cut
  }
  await expect(take(file, { onProgress })).rejects.toBe(cut)
  expect((await everything()).products).toHaveLength(200)
  const summary = await take(file)
  expect(summary.products).toEqual({ created: 50, updated: 0, unchanged: 200 })
  expect((await everything()).prices.map((price) => price.grossCents).sort((a, b) => a - b)).toEqual(
    rows.map((_, n) => n * 100),
  )
})

test('new products stand last, wherever the file has them', async () => {
  await take(csv('Handle,Title,Variant Price', 'a,A,1', 'b,B,1'))
  await take(csv('Handle,Title,Variant Price', 'c,C,1', 'a,A,1'))
  const { products } = await everything()
  const placed = products.toSorted((a, b) => a.position - b.position).map((product) => product.slug)
  expect(placed).toEqual(['a', 'b', 'c'])
})
