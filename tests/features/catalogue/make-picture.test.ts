import { existsSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { keepPicture, readPicture } from '../../../src/features/catalogue/picture-file.ts'
import { makePicture } from '../../../src/features/catalogue/make-picture.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'

/** Noise does not compress: what is cut off is missed. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#a63',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })

const small = {
  jpeg: () => noise(90, 60).jpeg().toBuffer(),
  png: () => noise(90, 60).png().toBuffer(),
  webp: () => noise(90, 60).webp().toBuffer(),
  avif: () => noise(90, 60).avif().toBuffer(),
}
const kinds = Object.keys(small) as (keyof typeof small)[]

test.each(kinds)('a sound %s becomes WebP and JPEG of its size', async (kind) => {
  const { picture, files } = await makePicture(await small[kind]())
  expect(picture).toMatchObject({ width: 90, height: 60 })
  for (const { bytes, format } of files) {
    const found = await sharp(bytes).metadata()
    expect([found.format, found.width, found.height]).toEqual([format === 'jpg' ? 'jpeg' : 'webp', 90, 60])
  }
})

test('a large picture is kept in four widths, none above 1,600', async () => {
  const { picture, files } = await makePicture(await noise(2400, 1200).jpeg().toBuffer())
  expect(picture).toMatchObject({ width: 1600, height: 800 })
  expect(files.map(({ width, format }) => `${width}.${format}`)).toEqual([
    '320.webp', '320.jpg', '640.webp', '640.jpg', '1000.webp', '1000.jpg', '1600.webp', '1600.jpg',
  ]) // prettier-ignore
})

test('a picture is turned upright and loses what the camera wrote beside it', async () => {
  const bytes = await noise(90, 60)
    .withMetadata({ orientation: 6, exif: { IFD0: { Artist: 'Ines', Copyright: 'at home' } } })
    .jpeg()
    .toBuffer()
  expect((await sharp(bytes).metadata()).exif).toBeDefined()
  const { picture, files } = await makePicture(bytes)
  expect(picture).toMatchObject({ width: 60, height: 90 })
  for (const file of files) {
    expect(await sharp(file.bytes).metadata()).toMatchObject({ width: 60, height: 90 })
    const found = await sharp(file.bytes).metadata()
    expect([found.exif, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined])
    expect(Buffer.from(file.bytes).includes('Ines')).toBe(false)
  }
})

test('an empty file is refused, and any other type whatever its name', async () => {
  expect(await codesOf(() => makePicture(new Uint8Array()))).toEqual(['picture_empty'])
  const others = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html><title>x</title>',
    '%PDF-1.7\n%%EOF',
    'GIF89a\u0001\u0000\u0001\u0000;',
    'plain words',
  ]
  for (const text of others)
    expect(await codesOf(() => makePicture(Buffer.from(text, 'latin1'))), text).toEqual(['picture_type'])
})

test.each(kinds)('a %s that is a page, an archive or a document as well is refused', async (kind) => {
  const sound = await small[kind]()
  const behind = [
    '<html><script>alert(1)</script>',
    '<?php echo 1;',
    '%PDF-1.4',
    `PK\u0005\u0006${'\0'.repeat(18)}`,
  ]
  for (const text of behind) {
    const mixed = Buffer.concat([sound, Buffer.from(text, 'latin1')])
    expect(await codesOf(() => makePicture(mixed)), text).toEqual(['picture_mixed'])
  }
})

test.each(['png', 'webp'] as const)('a %s with anything behind its end is refused', async (kind) => {
  const longer = Buffer.concat([await small[kind](), Buffer.from('x'.repeat(40))])
  expect(await codesOf(() => makePicture(longer))).toEqual(['picture_mixed'])
})

test('a page in a comment of a JPEG is found', async () => {
  const sound = await small.jpeg()
  const text = '<script>alert(document.cookie)</script>'
  const comment = Buffer.from([0xff, 0xfe, 0, text.length + 2])
  const mixed = Buffer.concat([sound.subarray(0, 2), comment, Buffer.from(text), sound.subarray(2)])
  expect(await codesOf(() => makePicture(mixed))).toEqual(['picture_mixed'])
})

test.each(kinds)('a %s that was cut off is refused', async (kind) => {
  const whole = await small[kind]()
  for (const share of [0.95, 0.5, 0.2]) {
    const part = whole.subarray(0, Math.floor(whole.length * share))
    expect(await codesOf(() => makePicture(part)), `${share}`).toEqual(['picture_broken'])
  }
})

test('a small file that unpacks to thousands of megapixels is refused by its header', async () => {
  const bomb = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(bomb.length).toBeLessThan(1_000_000)
  expect(await codesOf(() => makePicture(bomb))).toEqual(['picture_pixels'])
  // A header that promises more than there is, behind it nothing.
  const lying = Buffer.from(await small.png())
  lying.writeUInt32BE(60_000, 16)
  lying.writeUInt32BE(60_000, 20)
  expect(await codesOf(() => makePicture(lying))).not.toEqual([])
})

test('what was kept is read back, and nothing else', async () => {
  const dataDir = scratchFolder()
  const made = await makePicture(await small.png())
  const { sha256 } = made.picture
  await keepPicture(dataDir, made)
  await keepPicture(dataDir, made)
  const read = await readPicture(dataDir, { sha256, width: 90, format: 'webp' })
  expect(read?.equals(made.files[0]!.bytes)).toBe(true)
  expect(await readPicture(dataDir, { sha256, width: 91, format: 'webp' })).toBeNull()
  expect(existsSync(`${dataDir}/pictures/${sha256.slice(0, 2)}/${sha256}/90.jpg`)).toBe(true)
})
