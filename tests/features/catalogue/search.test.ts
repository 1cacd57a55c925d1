import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read, write } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { terms as termsOfPostgres } from '../../../src/features/catalogue/search-postgres.ts'
import { askedWords } from '../../../src/features/catalogue/search-question.ts'
import { terms as termsOfSqlite } from '../../../src/features/catalogue/search-sqlite.ts'
import { lookUp, matches, rankedIds } from '../../../src/features/catalogue/search.ts'
import { isShown } from '../../../src/features/catalogue/shown.ts'
import { updateProductIn } from '../../../src/features/catalogue/update-product.ts'
import type { Lang } from '../../../src/core/i18n/lang.ts'
import { freshDatabase } from '../../database.ts'
import { runs } from '../../runs.ts'
import { add, both, fillShelves, monday, tuesday } from './products.ts'

/** The slugs found, best first; null when the question holds no word. */
async function found(question: string, lang: Lang = 'fr'): Promise<string[] | null> {
  const search = await lookUp(question, tuesday, read())
  if (search === null) return null
  const ids = await rankedIds(search, { lang, where: isShown(tuesday), limit: 100, offset: 0 }, read())
  const rows = await read()
    .select({ id: products.id, slug: products.slug })
    .from(products)
    .where(matches(search))
  expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(ids))
  return ids.map((id) => rows.find((row) => row.id === id)?.slug ?? 'unknown')
}

test('accents, case and plurals are forgiven, in both languages', async () => {
  await freshDatabase()
  await write(fillShelves)
  for (const question of [
    'chemise',
    'chemises',
    'CHEMISE EN LIN',
    'chemi',
    'chemise-lin',
    'shirts',
    'chem-lin-38',
  ]) {
    expect(await found(question), question).toEqual(['chemise-en-lin'])
  }
  for (const question of ['theiere', 'théières', 'Teapot', 'teapots']) {
    expect(await found(question), question).toEqual(['theiere-boule'])
  }
  for (const question of ['grès', 'gres', 'Gres émaux']) {
    expect(await found(question), question).toContain('bol-creux')
  }
  expect(await found('d’hiver')).toEqual(['theiere-boule'])
  expect(await found('vetement')).toEqual(['chemise-en-lin'])
})

test('a title counts more than a mention in the description', async () => {
  await freshDatabase()
  await write(fillShelves)
  expect(await found('bowls', 'en')).toEqual(['bol-creux', 'theiere-boule'])
  expect(await found('bols')).toEqual(['bol-creux', 'theiere-boule'])
})

test('the page’s own language comes first', async () => {
  await freshDatabase()
  await write(async (tx) => {
    await add(tx, 'of-french-title', { title: both('Pain', 'Loaf') })
    await add(tx, 'of-english-title', { title: both('Douleur', 'Pain') })
  })
  expect(await found('pain', 'fr')).toEqual(['of-french-title', 'of-english-title'])
  expect(await found('pain', 'en')).toEqual(['of-english-title', 'of-french-title'])
})

test('several words narrow the search, and widen it again when nothing has them all', async () => {
  await freshDatabase()
  await write(fillShelves)
  expect(await found('théière grès')).toEqual(['theiere-boule'])
  expect((await found('nappe théière'))?.sort()).toEqual(['nappe', 'theiere-boule'])
  expect(await found('nappe de la chaussette')).toEqual(['nappe'])
  expect(await found('chaussette')).toEqual([])
})

test('a changed text is found by its new words and no longer by the old', async () => {
  await freshDatabase()
  await write(fillShelves)
  const [cloth] = await read().select().from(products).where(eq(products.slug, 'nappe'))
  await write((tx) => updateProductIn(tx, cloth!.id, { title: both('Torchon', 'Tea towel') }, tuesday))
  expect(await found('torchon')).toEqual(['nappe'])
  expect(await found('nappe')).toEqual([])
})

test('what is not shown is not found', async () => {
  await freshDatabase()
  await write(async (tx) => {
    await add(tx, 'draft', { title: both('Fauteuil'), publishedAt: null })
    await add(tx, 'later', { title: both('Fauteuil'), publishedAt: '2026-12-24T00:00:00.000Z' })
    const { id } = await add(tx, 'gone', { title: both('Fauteuil') })
    await updateProductIn(tx, id, { archivedAt: monday }, monday)
  })
  expect(await found('fauteuil')).toEqual([])
})

test('no question is an error, whatever its signs', async () => {
  await freshDatabase()
  await write(fillShelves)
  const hostile = [
    '"', "'", '""" OR 1=1 --', 'title_fr:lin', 'lin NEAR/2 chemise', 'AND', 'OR NOT', '*', 'lin*', '^lin', '(((', 'a\0b', '{', '-lin',
    '🫖', '💚💚', '\ud800', '%', '_', ';drop table products', 'x'.repeat(10_000), 'lin '.repeat(3000), '茶碗', '+', '\\',
  ] // prettier-ignore
  for (const question of hostile) {
    const result = await found(question)
    expect(result === null || Array.isArray(result), question).toBe(true)
  }
  expect(await found('🫖')).toBeNull()
  expect(await found('')).toBeNull()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (question) => {
      await found(question)
    }),
    { numRuns: runs(200, 5_000) },
  )
})

test('only quoted words reach the engine', () => {
  const words = askedWords('lin" OR title_fr:*')
  expect(termsOfSqlite({ words, all: true })).toBe('"lin" AND "or" AND "title" AND ("fr" OR "fr"*)')
  expect(termsOfSqlite({ words, all: false })).toBe('"lin" OR "or" OR "title" OR ("fr" OR "fr"*)')
  const quoted = askedWords("l'été' | lin:* & !'x")
  expect(termsOfPostgres({ words: quoted, all: true })).toBe("'ete' & 'lin' & 'x'")
  expect(termsOfPostgres({ words, all: false })).toBe("'lin' | 'or' | 'title' | ('fr' | 'fr':*)")
  expect(askedWords('de la')).not.toEqual([])
})

test('a product with far too many and too long words is found by its title', async () => {
  await freshDatabase()
  const word = (at: number) =>
    `${at.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}茶`
  const many = Array.from({ length: 200_000 }, (_, at) => word(at)).join(' ')
  const description = both(`<p>${'x'.repeat(5000)} 1e5 ${many}</p>`)
  await write((tx) => add(tx, 'encyclopedie', { title: both('Encyclopédie'), description }))
  for (const question of ['encyclopédies', '1e5', 'x'.repeat(40)])
    expect(await found(question), question.slice(0, 20)).toEqual(['encyclopedie'])
})
