import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { write } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { headerKey, recogniseColumns } from '../../../src/features/imports/recognise-columns.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { runs } from '../../runs.ts'
import {
  csv,
  emptyShop,
  everything,
  refusedIn,
  repeating,
  take,
  today,
  vector,
  vectorText,
} from './importing.ts'

beforeEach(() => emptyShop())

const columnsOf = (name: string): string[][] =>
  parse(vectorText(name), { delimiter: name.includes('-fr') ? ';' : ',' })

describe('a dry run', () => {
  test.each(['shopify-old.csv', 'woocommerce-en.csv'])(
    'of %s gives the same summary and keeps nothing',
    async (name) => {
      const before = await everything()
      const dry = await take(vector(name), { dryRun: true })
      expect(await everything()).toEqual(before)
      const real = await take(vector(name))
      expect({ ...dry, dryRun: false }).toEqual(real)
      expect(real.products.created).toBeGreaterThan(0)
    },
  )

  test('over many batches counts each category once', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => `p-${n},Produit ${n},Bols,1`)
    const file = csv('Handle,Title,Type,Variant Price', ...rows)
    const dry = await take(file, { dryRun: true })
    expect(dry).toMatchObject({ categories: 1, products: { created: 250 } })
    expect((await everything()).products).toEqual([])
    expect({ ...dry, dryRun: false }).toEqual(await take(file))
  })
})

describe('the columns', () => {
  test('may stand in any order', async () => {
    const wanted: Record<string, unknown> = {}
    for (const name of ['shopify-old.csv', 'woocommerce-fr.csv']) {
      await emptyShop()
      await take(vector(name), {}, repeating())
      wanted[name] = await everything()
    }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('shopify-old.csv', 'woocommerce-fr.csv'),
        fc.infiniteStream(fc.nat()),
        async (name, stream) => {
          const table = columnsOf(name)
          const order = table[0]!
            .map((_, at) => ({ at, by: stream.next().value }))
            .sort((a, b) => a.by - b.by)
          await emptyShop()
          await take(stringify(table.map((row) => order.map(({ at }) => row[at]))), {}, repeating())
          expect(await everything()).toEqual(wanted[name])
        },
      ),
      { numRuns: runs(6, 100) },
    )
  })

  test('tell the two kinds apart, whatever their case, accents and spaces', () => {
    expect(headerKey(' Weight (LBS) ')).toBe('weight lbs')
    expect(headerKey('Valeur(s) de l’attribut 1 ')).toBe('valeur s de l attribut 1')
    expect(recogniseColumns(['HANDLE', 'title ', 'Variant  Price']).kind).toBe('shopify')
    expect(recogniseColumns(['ugs', 'NOM', 'tarif regulier']).kind).toBe('woocommerce')
    expect(recogniseColumns(['Title', 'URL handle', 'Price']).kind).toBe('shopify')
    expect(recogniseColumns(['ID', 'Regular price', 'Stock']).kind).toBe('woocommerce')
  })

  test('of another table are refused', async () => {
    for (const header of ['name;mail;town', 'Handle', 'ID', 'a,b,c', 'Title', '{"products":[]}']) {
      expect(await codesOf(() => take(`${header}\n1,2,3\n`)), header).toEqual(['import_columns'])
    }
  })

  test('that repeat count once, and unknown ones are named when they hold something', async () => {
    const summary = await take(
      csv('Handle,Title,Variant Price,Title,Colour of the sky,Empty', 'a,A,5,Z,blue,'),
    )
    expect(summary.unusedColumns).toEqual(['Title', 'Colour of the sky'])
    expect(summary.notes.map((note) => note.code)).toContain('import.note.column_twice')
    expect((await everything()).products[0]!.title).toEqual({ fr: 'A', en: 'A' })
  })

  test.each([
    ['Weight (kg)', '1,5', 1500],
    ['Weight (lbs)', '.5', 227],
    ['Weight (oz)', '8', 227],
    ['Weight (g)', '1234', 1234],
    ['Poids (kg)', '0.0004', null],
    ['Poids (livres)', '2', 907],
  ])('%s names its unit', async (header, text, grams) => {
    await take(csv(`ID,Name,Regular price,${header}`, `1,Bol,5,"${text}"`))
    expect((await everything()).variants[0]!.weightGrams).toBe(grams)
  })
})

describe('an export as Shopify really writes it', () => {
  const headers =
    'Handle,Title,Product Category,Option1 Name,Option1 Value,Variant Grams,Variant Inventory Tracker,Variant Inventory Policy,Variant Price'

  test('has weights of ten decimals', async () => {
    const summary = await take(csv(headers, 'a,A,Uncategorized,Größe,S,150.2524725625,shopify,deny,27.00'))
    const { variants, categories } = await everything()
    expect(variants[0]!.weightGrams).toBe(150)
    expect(categories).toEqual([])
    expect(summary.notes.map((note) => note.code)).not.toContain('import.note.weight_left_out')
  })

  test('has no quantities when stock lies in several places: new ones are not counted, counted ones stay so', async () => {
    const row = 'a,A,,Größe,S,1,shopify,deny,27.00'
    const summary = await take(csv(headers, row))
    expect(summary.notes.map((note) => note.code)).toContain('import.note.uncounted')
    expect((await everything()).variants[0]).toMatchObject({ tracksStock: false, stock: 0 })
    await take(csv(`${headers},Variant Inventory Qty`, `${row},7`))
    await take(csv(headers, row))
    expect((await everything()).variants[0]).toMatchObject({ tracksStock: true, stock: 7 })
  })
})

describe('what is no catalogue', () => {
  test('is refused with a sentence', async () => {
    expect(await codesOf(() => take(''))).toEqual(['import_empty'])
    expect(await codesOf(() => take(' \n\n'))).toEqual(['import_empty'])
    expect(await codesOf(() => take('Handle,Title,Variant Price\n'))).toEqual(['import_no_rows'])
    expect(await codesOf(() => take(Buffer.from('PK\x03\x04\x14\0\x06\0')))).toEqual(['import_workbook'])
    expect(await codesOf(() => take(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 4])))).toEqual(
      ['import_binary'],
    )
    const tooLarge = await refusalOf(() => take(new Uint8Array(128_000_001)))
    expect(tooLarge.params).toEqual({ most: 128 })
    expect((await everything()).products).toEqual([])
  })

  test('is refused to who may not import', async () => {
    expect(await codesOf(() => take(vector('shopify-old.csv'), { by: shopper }))).toEqual(['not_allowed'])
  })
})

describe('a hostile file', () => {
  test('of 2,000 columns is read', async () => {
    const names = Array.from({ length: 1997 }, (_, n) => `Column ${n}`)
    const summary = await take(
      csv(['Handle', 'Title', 'Variant Price', ...names].join(','), ['a', 'A', '5', ...names].join(',')),
    )
    expect(summary).toMatchObject({ products: { created: 1 }, rows: { read: 1, refused: 0 } })
    expect(summary.unusedColumns).toHaveLength(1997)
  })

  test('with a cell of 10 MB loses that row only', async () => {
    const summary = await take(
      csv('Handle,Title,Body (HTML),Variant Price', `a,A,"${'x'.repeat(10_000_000)}",5`, 'b,B,,6'),
    )
    expect(refusedIn(summary)).toEqual([[2, 'cell_too_long']])
    expect(summary.products.created).toBe(1)
  })

  test('with zero bytes and control characters keeps its texts clean', async () => {
    await take(
      csv(
        'Handle,Title,Body (HTML),Variant Price',
        'a,A\0B\x07\x1b[31m C,<p>x\0<scr\0ipt>alert(1)</script></p>,5',
      ),
    )
    const [product] = (await everything()).products
    expect(product!.title.fr).toBe('AB[31m C')
    expect(product!.description.fr).toBe('<p>x</p>')
  })

  test('that is all quotes ends soon', async () => {
    const summary = await take(`Handle,Title,Variant Price\n${'"a"b,"\n'.repeat(50_000)}`)
    expect(summary.rows.refused).toBe(summary.rows.read)
    expect(refusedIn(summary).at(-1)?.[1]).toBe('given_up')
  })

  test('with names of the language’s own makes products like any other', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      '../../etc',
      "'; drop table products; --",
      '茶碗',
      '🫖',
    ]
    const summary = await take(
      csv('Handle,Title,Type,Variant Price', ...names.map((name) => `"${name}","${name}","${name}",5`)),
    )
    expect(summary).toMatchObject({ products: { created: 7 }, rows: { refused: 0 } })
    const slugs = (await everything()).products.map((product) => product.slug)
    expect(new Set(slugs).size).toBe(7)
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('of any bytes is read or refused, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.boolean(), async (bytes, withHeader) => {
        const file = withHeader ? Buffer.concat([Buffer.from('Handle,Title,Variant Price\n'), bytes]) : bytes
        try {
          const summary = await take(file)
          expect(summary.rows.refused).toBeLessThanOrEqual(summary.rows.read)
        } catch (error) {
          expect(error).toMatchObject({ name: 'Refusal' })
        }
      }),
      { numRuns: runs(100, 3000) },
    )
  })

  test('does not touch products that no import made', async () => {
    await write((tx) =>
      tx.insert(products).values({
        ...{ id: 'prd_own', slug: 'bol', position: 1, vatBp: 550, createdAt: today, updatedAt: today },
        title: { fr: 'Mon bol', en: 'My bowl' },
        ...(Object.fromEntries(
          ['summary', 'description', 'composition', 'origin', 'care'].map((key) => [key, { fr: '', en: '' }]),
        ) as Record<
          'summary' | 'description' | 'composition' | 'origin' | 'care',
          { fr: string; en: string }
        >),
      }),
    )
    await take(csv('Handle,Title,Variant Price', 'bol,Bol,5'))
    const slugs = (await everything()).products.map((product) => [product.slug, product.title.fr]).sort()
    expect(slugs).toEqual([
      ['bol', 'Mon bol'],
      ['bol-2', 'Bol'],
    ])
  })
})
