import { utimes } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { write } from '../../../db/client.ts'
import { readPicturePath } from '../../../src/core/pictures/picture-path.ts'
import { fingerprint } from '../../../src/core/web/fingerprint.ts'
import { shopper, system } from '../../../src/features/accounts/person.ts'
import { addPicture } from '../../../src/features/catalogue/add-picture.ts'
import {
  arrangePictures,
  picturesOf,
  pictureValues,
} from '../../../src/features/catalogue/arrange-pictures.ts'
import { forgetPictures } from '../../../src/features/catalogue/forget-pictures.ts'
import { pictureFolder, readPicture } from '../../../src/features/catalogue/picture-file.ts'
import { readProduct } from '../../../src/features/catalogue/read-product.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'
import { add, both, tuesday } from './products.ts'

const by = system('test')
const at = tuesday

const colour = (background: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()

/** A bowl with a red, a green and a blue picture. */
async function threePictures() {
  const dataDir = scratchFolder()
  const { id: productId, variantIds } = await write((tx) => add(tx, 'bol', { title: both('Bol', 'Bowl') }))
  for (const background of ['#f00', '#0f0', '#00f'])
    await addPicture({ by, productId, bytes: await colour(background), dataDir, at })
  const rows = await picturesOf(productId)
  const said = (own: Record<number, object> = {}) =>
    rows.map((row, index) => ({
      ...{ id: row.id, alt: row.alt, variantId: row.variantId, place: String(index + 1), removed: false },
      ...own[index],
    }))
  const seen = fingerprint(pictureValues(rows))
  return { productId, variantIds, dataDir, rows, said, seen }
}

test('an added picture stands last, described by the title, and its files are there', async () => {
  await freshDatabase()
  const { productId, dataDir, rows } = await threePictures()
  expect(rows.map((row) => [row.position, row.alt.en])).toEqual([
    [1, 'Bowl'],
    [2, 'Bowl'],
    [3, 'Bowl'],
  ])
  const { sha256, width } = readPicturePath(rows[0]!.path!)!
  expect(await readPicture(dataDir, { sha256, width, format: 'jpg' })).not.toBeNull()
  expect((await readProduct('bol', at))?.images).toHaveLength(3)
  const again = await addPicture({ by, productId, bytes: await colour('#0f0'), dataDir, at })
  expect(again).toEqual({ id: rows[1]!.id, added: false })
  expect(await picturesOf(productId)).toHaveLength(3)
})

test('pictures are put in order, described, given to a variant and taken away, all at once', async () => {
  await freshDatabase()
  const { productId, variantIds, rows, said, seen } = await threePictures()
  const pictures = said({
    0: { place: '2,5', alt: both(' Le bol  rouge ', 'The red bowl') },
    1: { removed: true, place: '' },
    2: { place: '1', variantId: variantIds[0] },
  })
  expect(await arrangePictures({ by, productId, pictures, seen, at })).toEqual({ removed: 1 })
  expect(
    (await picturesOf(productId)).map(({ id, position, alt, variantId }) => [
      id,
      position,
      alt.fr,
      variantId,
    ]),
  ).toEqual([
    [rows[2]!.id, 1, 'Bol', variantIds[0]],
    [rows[0]!.id, 2, 'Le bol rouge', null],
  ])
})

test('what somebody else arranged meanwhile is not overwritten', async () => {
  await freshDatabase()
  const { productId, said, seen } = await threePictures()
  await arrangePictures({ by, productId, pictures: said({ 1: { alt: both('Vert', 'Green') } }), seen, at })
  expect(await codesOf(() => arrangePictures({ by, productId, pictures: said(), seen, at }))).toEqual([
    'changed_meanwhile',
  ])
})

test('a wrong place, a description without end and a stranger’s variant are refused together', async () => {
  await freshDatabase()
  const { productId, said, seen } = await threePictures()
  const pictures = said({
    0: { place: 'first' },
    1: { alt: both('x'.repeat(301), 'y') },
    2: { variantId: 'var_gone' },
  })
  expect(await codesOf(() => arrangePictures({ by, productId, pictures, seen, at }))).toEqual([
    'picture_place',
    'text_too_long',
    'variant_unknown',
  ])
})

test('a shopper may do none of it', async () => {
  await freshDatabase()
  const { productId, dataDir, said, seen } = await threePictures()
  const bytes = await colour('#fff')
  expect(await codesOf(() => addPicture({ by: shopper, productId, bytes, dataDir, at }))).toEqual([
    'not_allowed',
  ])
  expect(
    await codesOf(() => arrangePictures({ by: shopper, productId, pictures: said(), seen, at })),
  ).toEqual(['not_allowed'])
})

test('the files of a picture that no product has any more are deleted, a day after they came', async () => {
  await freshDatabase()
  const { productId, dataDir, rows, said, seen } = await threePictures()
  const { id: other } = await write((tx) => add(tx, 'mug'))
  await addPicture({ by, productId: other, bytes: await colour('#0f0'), dataDir, at })
  const pictures = said({ 0: { removed: true }, 1: { removed: true } })
  await arrangePictures({ by, productId, pictures, seen, at })
  const shas = rows.map(({ path }) => readPicturePath(path!)!.sha256)
  const there = () =>
    Promise.all(
      shas.map(async (sha256) => (await readPicture(dataDir, { sha256, width: 40, format: 'jpg' })) !== null),
    )
  const age = async (hours: number) => {
    const then = new Date(Date.parse(at) - hours * 3_600_000)
    for (const sha256 of shas) await utimes(pictureFolder(dataDir, sha256), then, then)
  }
  await age(23)
  expect([await forgetPictures({ dataDir, at }), await there()]).toEqual([0, [true, true, true]])
  await age(25)
  expect([await forgetPictures({ dataDir, at }), await there()]).toEqual([1, [false, true, true]])
  expect(await forgetPictures({ dataDir: scratchFolder(), at })).toBe(0)
})
