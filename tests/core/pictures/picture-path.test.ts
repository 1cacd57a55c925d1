import { expect, test } from 'vitest'
import {
  keptWidths,
  pictureOfAddress,
  picturePath,
  readPicturePath,
  srcsetOf,
} from '../../../src/core/pictures/picture-path.ts'

const sha256 = 'ab'.repeat(32)

test('a path says which picture it is and how large', () => {
  const picture = { sha256, width: 900, height: 1200 }
  expect(readPicturePath(picturePath(picture))).toEqual(picture)
  for (const other of [
    '/drawings/x.svg',
    `/pictures/${sha256}`,
    `/pictures/${sha256}-0x4`,
    `${picturePath(picture)}/`,
  ])
    expect(readPicturePath(other), other).toBeNull()
})

test('a picture is kept in the usual widths below its own, and in its own', () => {
  expect(keptWidths(1600)).toEqual([320, 640, 1000, 1600])
  expect(keptWidths(640)).toEqual([320, 640])
  expect(keptWidths(20)).toEqual([20])
  expect(srcsetOf({ sha256, width: 400, height: 9 }, 'webp')).toBe(
    `/pictures/${sha256}/320.webp 320w, /pictures/${sha256}/400.webp 400w`,
  )
})

test('an address of ours names its picture wherever the shop stands', () => {
  for (const address of [`https://shop.example/pictures/${sha256}/320.jpg`, `/pictures/${sha256}-9x9`])
    expect(pictureOfAddress(address)).toBe(sha256)
  for (const address of [
    'https://cdn.example/a.jpg',
    'no address:',
    `https://x.example/a/pictures/${sha256}/1.jpg`,
  ])
    expect(pictureOfAddress(address), address).toBeNull()
})
