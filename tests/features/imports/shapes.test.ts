import { beforeEach, expect, test } from 'vitest'
import {
  countRows,
  csv,
  draftsOf,
  emptyShop,
  notesIn,
  productNamed,
  refusedIn,
  take,
  vector,
  vectorText,
} from './importing.ts'

beforeEach(() => emptyShop())

test('Shopify’s older export goes through whole', async () => {
  const before = await countRows()
  const summary = await take(vector('shopify-old.csv'))
  expect(summary).toMatchObject({
    source: 'shopify',
    rows: { read: 7, refused: 0 },
    products: { created: 4, updated: 0, unchanged: 0 },
    variants: { created: 6, updated: 0, unchanged: 0 },
  })
  const after = await countRows()
  expect({
    products: after.products - before.products,
    variants: after.variants - before.variants,
    prices: after.prices - before.prices,
    drafts: after.drafts - before.drafts,
    images: after.images - before.images,
    categories: after.categories - before.categories,
  }).toEqual({
    products: summary.products.created,
    variants: summary.variants.created,
    prices: summary.prices,
    drafts: summary.drafts.created,
    images: summary.images.added,
    categories: summary.categories,
  })

  const shirt = await productNamed('chemise-brume')
  expect(shirt).toMatchObject({
    title: { fr: 'Chemise Brume', en: 'Chemise Brume' },
    summary: { fr: 'Une chemise en lin lavé, teinte à Roubaix.' },
    description: { fr: '<p>Lin lavé</p><p>Coupe droite, <strong>poignets longs</strong>.</p>' },
    category: 'Chemises',
    importKey: 'shopify:chemise-brume',
    vatBp: 2000,
    ownPrice: 8900,
  })
  expect(shirt.publishedAt).not.toBeNull()
  expect(shirt.variants.map((v) => [v.says, v.stock, v.tracksStock, v.weightGrams, v.priceCents])).toEqual([
    ['S / Gris', 4, true, 210, 8900],
    ['M / Gris', 0, true, 220, 8900],
    ['M / Écru', 7, true, 220, 9500],
  ])
  expect(shirt.variants[0]!.options[0]!.name).toEqual({ fr: 'Taille', en: 'Size' })
  const addresses = shirt.images.map((image) => [
    image.sourceUrl?.split('/').at(-1),
    image.path,
    image.variantId !== null,
  ])
  expect(addresses).toEqual([
    ['brume-1.jpg', null, false],
    ['brume-2.jpg', null, false],
    ['brume-3.jpg', null, false],
    ['brume-gris.jpg', null, true],
    ['brume-gris.jpg', null, true],
  ])
  expect(shirt.images[2]!.alt.fr).toBe('Le col, de près')

  const bowl = await productNamed('bol-du-matin')
  expect(bowl).toMatchObject({
    title: { fr: 'Bol « du matin », 5" de large' },
    description: { fr: '<p>Un bol en grès.</p><p>Va au lave-vaisselle.</p>' },
    category: 'Bowls',
    ownPrice: 1850,
  })
  expect(bowl.variants).toMatchObject([{ options: [], stock: 1, tracksStock: false, weightGrams: null }])
  expect(await productNamed('torchon-brouillon')).toMatchObject({
    publishedAt: null,
    variants: [{ tracksStock: false }],
  })
  expect(await productNamed('carte-cadeau')).toMatchObject({ publishedAt: null })
  expect(notesIn(summary)).toEqual([
    [5, 'stock_negative'],
    [8, 'compare_at'],
    [8, 'uncounted'],
    [11, 'uncounted'],
    [11, 'unpublished'],
    [12, 'uncounted'],
    [12, 'held_gift_card'],
  ])
  expect(summary.unusedColumns).toEqual([
    'Vendor',
    'Tags',
    'Variant Fulfillment Service',
    'Variant Weight Unit',
    'Price / International',
  ])
})

test('a cost column becomes a draft of one line and the margin, one for each price of its own', async () => {
  await take(vector('shopify-old.csv'))
  const shirt = await productNamed('chemise-brume')
  const drafts = await draftsOf(shirt.id)
  expect(drafts).toHaveLength(2)
  const ofProduct = drafts.find((draft) => draft.variantId === null)!
  expect(ofProduct).toMatchObject({ number: 1, priceCents: 8900, vatBp: 2000, unknownsState: 'untouched' })
  expect(ofProduct.lines).toEqual([
    { group: 'making', basis: 'amount', cents: 3141, label: 'Coût de revient, à détailler' },
    { group: 'margin', basis: 'rest', cents: 8900 - 1483 - 3141, label: 'Marge' },
    { group: 'vat', basis: 'vat', cents: 1483, label: 'TVA 20\u00a0%' },
  ])
  const ofVariant = drafts.find((draft) => draft.variantId !== null)!
  expect(ofVariant.lines.map((line) => line.cents)).toEqual([3310, 9500 - 1583 - 3310, 1583])
})

test('Shopify’s newer export goes through whole', async () => {
  const summary = await take(vector('shopify-new.csv'))
  expect(summary).toMatchObject({
    source: 'shopify',
    rows: { read: 4, refused: 0 },
    products: { created: 3 },
    variants: { created: 4 },
    drafts: { created: 0 },
  })
  const teapot = await productNamed('theiere-boule')
  expect(teapot).toMatchObject({
    summary: { en: 'Pour quatre tasses.' },
    description: {
      fr: '<p>Grès émaillé à la main. <a href="https://poterie.example/" rel="nofollow">L’atelier</a></p>',
    },
    category: 'Teapots',
  })
  expect(
    teapot.variants.map((v) => [v.says, v.sku, v.barcode, v.stock, v.weightGrams, v.priceCents]),
  ).toEqual([
    ['0.6 l', 'TH-06', '0123456789012', 3, 780, 4500],
    ['1 l', 'TH-10', null, 0, 1020, 5200],
  ])
  expect(await productNamed('savon')).toMatchObject({
    vatBp: 0,
    category: null,
    variants: [{ tracksStock: false }],
  })
  expect(await productNamed('vieux-plaid')).toMatchObject({ publishedAt: null })
  expect(notesIn(summary)).toEqual([
    [4, 'uncounted'],
    [4, 'vat_free'],
    [5, 'unpublished'],
  ])
})

test('WooCommerce’s export in English goes through whole', async () => {
  const summary = await take(vector('woocommerce-en.csv'))
  expect(summary).toMatchObject({
    source: 'woocommerce',
    rows: { read: 10, refused: 0 },
    products: { created: 7 },
    // The cream variation leaves the size open: S, M and L.
    variants: { created: 10 },
  })
  const jumper = await productNamed('fisherman-s-jumper')
  expect(jumper).toMatchObject({
    title: { fr: "Fisherman's jumper" },
    summary: { en: 'Warm & plain.' },
    description: { en: '<p>Knitted in Brittany.</p><p>Wash cold.</p>' },
    category: 'Knitwear',
    importKey: 'woocommerce:101',
    ownPrice: 9500,
  })
  expect(jumper.variants.map((v) => [v.says, v.stock, v.tracksStock, v.priceCents, v.importKey])).toEqual([
    ['Navy / S', 2, true, 9500, 'woocommerce:111'],
    ['Navy / M', 0, true, 9500, 'woocommerce:112'],
    ['Cream / S', 0, false, 9900, 'woocommerce:113#cream/s'],
    ['Cream / M', 0, false, 9900, 'woocommerce:113#cream/m'],
    ['Cream / L', 0, false, 9900, 'woocommerce:113#cream/l'],
  ])
  expect(jumper.images.map((image) => image.sourceUrl)).toEqual([
    'https://images.example/jumper.jpg',
    'https://images.example/jumper-back.jpg',
    'https://images.example/jumper-navy.jpg',
  ])
  expect(await productNamed('beanie')).toMatchObject({
    ownPrice: 1800,
    category: 'Accessories',
    variants: [{ barcode: '4006381333931', stock: 9, tracksStock: true, weightGrams: 91 }],
  })
  // Its sale starts in December.
  expect(await productNamed('scarf')).toMatchObject({
    ownPrice: 4000,
    variants: [{ stock: 0, tracksStock: true }],
  })
  for (const slug of ['knitting-pattern', 'winter-set', 'badge', 'wool-sample']) {
    expect((await productNamed(slug)).publishedAt, slug).toBeNull()
  }
  expect(await productNamed('winter-set')).toMatchObject({ ownPrice: null, variants: [] })
  expect(await productNamed('wool-sample')).toMatchObject({ ownPrice: 0, vatBp: 0 })
  const notes = notesIn(summary)
  for (const note of [
    [3, 'sale_price'],
    [5, 'held_download'],
    [6, 'held_grouped'],
    [7, 'held_external'],
    [8, 'unpublished'],
    [8, 'vat_free'],
    [11, 'choice_spread'],
  ]) {
    expect(notes).toContainEqual(note)
  }
})

test('WooCommerce’s export in French, with semicolons and decimal commas, goes through whole', async () => {
  const summary = await take(vector('woocommerce-fr.csv'))
  expect(summary).toMatchObject({
    rows: { read: 4, refused: 0 },
    products: { created: 2 },
    variants: { created: 3 },
  })
  const cloth = await productNamed('nappe-damassee')
  expect(cloth).toMatchObject({ category: 'Nappes', summary: { fr: 'Une nappe tissée à Roubaix.' } })
  expect(cloth.variants.map((v) => [v.says, v.priceCents, v.sku])).toEqual([
    ['Ronde', 5999, 'NAPPE-R'],
    ['Carrée, grande', 123450, 'NAPPE-C'],
  ])
  expect(await productNamed('serviette')).toMatchObject({ ownPrice: 750, variants: [{ weightGrams: 120 }] })
  expect(notesIn(summary)).toContainEqual([5, 'tax_class'])
  expect(summary.unusedColumns).not.toContain('Poids (kg)')
})

test('every encoding, separator and line end gives the same shop', async () => {
  const text = vectorText('woocommerce-fr.csv')
  const windows = Buffer.from(text.replaceAll('’', "'"), 'latin1')
  const tabs = text.replaceAll(';', '\t')
  const files: [string, string | Uint8Array][] = [
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(text, 'utf16le')],
    ['Windows-1252', windows],
    ['tabs', tabs],
    ['line feeds', text.replaceAll('\r\n', '\n')],
    ['carriage returns', text.replaceAll('\r\n', '\r')],
    ['a mark', `\ufeff${text}`],
    ['Excel’s first line', `sep=;\r\n${text}`],
    ['odd headers', text.replace('UGS', '  ugs ').replace('Tarif régulier', 'TARIF REGULIER')],
  ]
  await take(text)
  const first = await productNamed('nappe-damassee')
  for (const [name, file] of files) {
    await emptyShop()
    expect(refusedIn(await take(file)), name).toEqual([])
    const again = await productNamed('nappe-damassee')
    expect(
      again.variants.map((v) => v.priceCents),
      name,
    ).toEqual(first.variants.map((v) => v.priceCents))
    expect(again.title, name).toEqual(first.title)
  }
})

test('rows of one product may stand anywhere in the file', async () => {
  const [header, ...rows] = vectorText('woocommerce-en.csv').trimEnd().split('\n')
  const summary = await take([header, ...rows.reverse()].join('\n'))
  expect(summary).toMatchObject({
    rows: { read: 10, refused: 0 },
    products: { created: 7 },
    variants: { created: 10 },
  })
})

test('a parent row with a SKU and no price is no variant of its own', async () => {
  const header = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price'
  const summary = await take(
    csv(header, 'bol,Bol,Taille,,BOL,', 'bol,,,Petit,BOL-P,12', 'bol,,,Grand,BOL-G,15'),
  )
  expect(summary).toMatchObject({ rows: { read: 3, refused: 0 }, variants: { created: 2 } })
  expect((await productNamed('bol')).variants.map((v) => [v.says, v.priceCents])).toEqual([
    ['Petit', 1200],
    ['Grand', 1500],
  ])
})
