import { beforeEach, describe, expect, test } from 'vitest'
import { write } from '../../../db/client.ts'
import { documents } from '../../../db/schema/costs.ts'
import { announceReduction } from '../../../src/features/costs/announce-reduction.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import type { BreakdownInput } from '../../../src/features/costs/vocabulary.ts'
import { testEngine } from '../../database.ts'
import { overwriting, type Outsider } from '../../outsider.ts'
import { shirt, shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, openShop, publishNow } from './shop.ts'

/* What the database itself refuses to somebody who opens its file with nothing but SQL. */

let db: Outsider
let published: string
let draft: string
const sha = 'a'.repeat(64)

const withEvidence = shirtLines.map((line, index) =>
  index === 0 ? { ...line, evidence: { ...line.evidence!, documents: [sha] } } : line,
)
const save = (input: Partial<BreakdownInput>) =>
  saveDraft({
    by: malo,
    productId: 'mug',
    variantId: null,
    input: { ...shirt, ...input },
    revision: null,
    at: day(2),
  })

/** Runs statements that must all be refused, and shows that nothing changed. */
async function refused(statements: string[], reason: RegExp): Promise<void> {
  for (const table of [
    'breakdown_versions',
    'breakdown_lines',
    'line_documents',
    'breakdown_publications',
    'prices',
  ]) {
    const before = await db.rows(`select * from ${table} order by 1, 2, 3`)
    for (const sql of statements) await expect(db.exec(sql), sql).rejects.toThrow(reason)
    expect(await db.rows(`select * from ${table} order by 1, 2, 3`)).toEqual(before)
  }
}

const replacing = (table: string, where: string, changes: Record<string, string>) =>
  overwriting(db, table, where, changes)
/** What only SQLite has: it deletes the row in its way, and fires no delete trigger for it. */
const orReplace = (sql: string): string[] => (testEngine === 'sqlite' ? [sql] : [])

beforeEach(async () => {
  const { outsider } = await openShop()
  await write((tx) =>
    tx.insert(documents).values({
      sha256: sha,
      mediaType: 'application/pdf',
      bytes: 1,
      title: { fr: 'x', en: 'x' },
      isPublic: true,
      withheldReason: null,
      addedAt: day(1),
      addedBy: 'malo',
    }),
  )
  published = (await publishNow({ productId: 'shirt' }, { lines: withEvidence }, day(1))).versionId
  draft = (await save({ lines: withEvidence })).versionId
  db = outsider()
})

describe('a published version is refused', () => {
  test('any change, removal or replacement', async () => {
    await refused(
      [
        `update breakdown_versions set price_cents = 1 where id = '${published}'`,
        `update breakdown_versions set reason = '{}'`,
        `delete from breakdown_versions where id = '${published}'`,
        await replacing('breakdown_versions', `id = '${published}'`, { price_cents: '1' }),
        await replacing('breakdown_versions', `id = '${published}'`, { id: `'brk_other'` }),
        ...orReplace(`update or replace breakdown_versions set id = '${published}' where id = '${draft}'`),
        ...orReplace(
          `update or replace breakdown_versions set scope_id = 'shirt', product_id = 'shirt' where id = '${draft}'`,
        ),
      ],
      /never changes/,
    )
  })

  test('any change, removal, replacement or addition of its lines and their documents', async () => {
    const [line] = await db.column<string>(
      `select id from breakdown_lines where version_id = '${published}' and position = 0`,
    )
    const ours = `version_id = '${published}'`
    await refused(
      [
        `update breakdown_lines set line_cents = line_cents + 1 where ${ours}`,
        `update breakdown_lines set label = '{}' where ${ours}`,
        `delete from breakdown_lines where ${ours}`,
        await replacing('breakdown_lines', ours, { label: `'{}'` }),
        await replacing('breakdown_lines', ours, { id: `'lin_new'`, position: '99' }),
        await replacing('breakdown_lines', `version_id = '${draft}'`, { id: `'${line}'`, position: '98' }),
        `update breakdown_lines set version_id = '${published}', position = 97 where version_id = '${draft}' and position = 0`,
        `update breakdown_lines set version_id = '${draft}', position = 97 where ${ours} and position = 0`,
        ...orReplace(
          `update or replace breakdown_lines set id = '${line}' where version_id = '${draft}' and position = 0`,
        ),
        `insert into line_documents (line_id, sha256, position)
          select id, '${sha}', 0 from breakdown_lines where ${ours} and position = 1`,
        `update line_documents set position = 5 where line_id = '${line}'`,
        `delete from line_documents where line_id = '${line}'`,
        ...orReplace(`update or replace line_documents set line_id = '${line}' where line_id <> '${line}'`),
        await replacing('line_documents', `line_id = '${line}'`, { position: '4' }),
      ],
      /never changes/,
    )
  })

  test('to be unpublished, or its price to be another', async () => {
    await refused(
      [
        `update breakdown_publications set published_by = 'x'`,
        `delete from breakdown_publications`,
        await replacing('breakdown_publications', `true`, { published_by: `'x'` }),
        `update prices set gross_cents = 1`,
        `delete from prices`,
        await replacing('prices', 'true', { gross_cents: '1' }),
        await replacing('prices', 'true', { id: `'pri_other'` }),
      ],
      /append-only|duplicate key/,
    )
  })
})

test('documents, settings and reductions are refused any change', async () => {
  await announceReduction({
    by: ines,
    productId: 'shirt',
    variantId: null,
    startsAt: day(40),
    endsAt: day(50),
    input: { priceCents: 8500, reason: { fr: 'x', en: 'x' } },
    at: day(40),
  })
  for (const [table, column] of [
    ['documents', 'added_by'],
    ['shop_settings', 'set_by'],
    ['reductions', 'announced_by'],
  ] as const)
    await refused(
      [
        `update ${table} set ${column} = 'x'`,
        `delete from ${table}`,
        await replacing(table, 'true', { [column]: `'x'` }),
      ],
      /append-only/,
    )
})

describe('a publication by hand is refused', () => {
  const price = (grossCents: number) =>
    db.exec(
      `insert into prices (id, product_id, scope_id, sequence, gross_cents, vat_bp, kind, in_force_from_at, set_at, set_by)
        values ('pri_hand', 'mug', 'mug', 1, ${grossCents}, 2000, 'regular', '${day(3)}', '${day(3)}', 'x')`,
    )
  const publish = `insert into breakdown_publications (version_id, price_id, published_at, published_by)
      select id, 'pri_hand', '${day(3)}', 'x' from breakdown_versions where product_id = 'mug'`

  test('when the lines do not make the price', async () => {
    await price(8900)
    await db.exec(
      `update breakdown_lines set line_cents = line_cents + 1 where version_id = '${draft}' and position = 0`,
    )
    await expect(db.exec(publish)).rejects.toThrow(/do not sum/)
  })

  test('when there are not one margin and one VAT line', async () => {
    await price(8900)
    await db.exec(
      `update breakdown_lines set basis = 'amount' where version_id = '${draft}' and basis = 'rest'`,
    )
    await expect(db.exec(publish)).rejects.toThrow(/one margin line/)
  })

  test('when “what we do not know” is untouched', async () => {
    await price(8900)
    await db.exec(`update breakdown_versions set unknowns_state = 'untouched' where id = '${draft}'`)
    await expect(db.exec(publish)).rejects.toThrow(/untouched/)
  })

  test('when it explains another price', async () => {
    await price(8901)
    await expect(db.exec(publish)).rejects.toThrow(/another price/)
  })

  test('and passes when everything adds up', async () => {
    await price(8900)
    await db.exec(publish)
    await expect(
      db.exec(`update breakdown_versions set reason = '{}' where id = '${draft}'`),
    ).rejects.toThrow(/never changes/)
  })
})

test('an amount that is no whole number of cents is refused', async () => {
  await expect(
    db.exec(`update breakdown_lines set line_cents = '1.5' where version_id = '${draft}'`),
  ).rejects.toThrow(/cannot store REAL|invalid input syntax/)
})
