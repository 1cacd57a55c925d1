import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { keptWidths, largest, type Picture, type PictureFormat } from '../../core/pictures/picture-path.ts'
import { Refusal } from '../../core/refusal.ts'
import { isPolyglot, pictureType } from './picture-type.ts'

/** Largest picture that is decoded, in millions of pixels: a phone takes 50, a bomb unpacks to thousands. */
const mostMegapixels = 60

/** Behind what is transparent, where a format knows no transparency: the shop's paper. */
const paper = '#efe9dc'

export type PictureFile = { width: number; format: PictureFormat; bytes: Uint8Array }
export type MadePicture = { picture: Picture; files: PictureFile[] }

/**
 * The files of a picture that somebody brought: turned upright, without what the camera wrote beside it
 * (place, time, name), in a few widths as WebP and JPEG. Refuses what is empty, of another type by content,
 * something else as well, larger than 60 million pixels, or cannot be decoded to its end.
 */
export async function makePicture(bytes: Uint8Array): Promise<MadePicture> {
  if (bytes.length === 0) throw new Refusal('refusal.picture_empty', {}, 'file')
  const type = await pictureType(bytes)
  if (!type) throw new Refusal('refusal.picture_type', {}, 'file')
  if (isPolyglot(bytes, type)) throw new Refusal('refusal.picture_mixed', {}, 'file')
  await refuseTooLarge(bytes)
  const { data, info } = await decoded(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const files: PictureFile[] = []
  for (const width of keptWidths(info.width)) {
    const resized = sharp(data, { raw }).resize({ width })
    const webp = await resized.clone().webp({ quality: 80 }).toBuffer()
    const jpg = await resized
      .clone()
      .flatten({ background: paper })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer()
    files.push({ width, format: 'webp', bytes: webp }, { width, format: 'jpg', bytes: jpg })
  }
  return { picture: { sha256, width: info.width, height: info.height }, files }
}

/** By what the header announces, before anything is decoded. */
async function refuseTooLarge(bytes: Uint8Array): Promise<void> {
  const { width, height } = await unlessBroken(sharp(bytes, { limitInputPixels: false }).metadata())
  if (width * height > mostMegapixels * 1_000_000)
    throw new Refusal('refusal.picture_pixels', { most: mostMegapixels }, 'file')
}

/** Its pixels, upright, in sRGB, no larger than the largest that is kept. */
const decoded = (bytes: Uint8Array) =>
  unlessBroken(
    sharp(bytes, { limitInputPixels: mostMegapixels * 1_000_000, failOn: 'truncated' })
      .autoOrient()
      .resize({ ...largest, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )

/** The decoder throws plain errors, whose words are for developers: the file is not whole. */
async function unlessBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new Refusal('refusal.picture_broken', {}, 'file')
  }
}
