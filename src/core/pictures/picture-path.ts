/*
 * A picture of ours by its address alone: `/pictures/<sha256>-<width>x<height>` is what a row keeps, and
 * each of its files is `/pictures/<sha256>/<width>.<webp or jpg>`. So a page can say its size and its
 * widths without asking anybody.
 */

/** The widths in pixels that a picture is kept in, its own largest one besides. */
const usualWidths = [320, 640, 1000] as const

/** The largest a picture is kept, in pixels. */
export const largest = { width: 1600, height: 2400 } as const

export const pictureFormats = ['webp', 'jpg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export type Picture = {
  /** Of the file that was brought, lower-case hex. */
  sha256: string
  /** Of its largest kept file, in pixels. */
  width: number
  height: number
}

export const picturePath = ({ sha256, width, height }: Picture): string =>
  `/pictures/${sha256}-${width}x${height}`

/** The picture that a path of ours names; null for any other path. */
export function readPicturePath(path: string): Picture | null {
  const [, sha256, width, height] =
    /^\/pictures\/([0-9a-f]{64})-([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(path) ?? []
  return sha256 === undefined ? null : { sha256, width: Number(width), height: Number(height) }
}

/** The widths a picture of that width is kept in, smallest first. */
export const keptWidths = (width: number): number[] => [
  ...usualWidths.filter((usual) => usual < width),
  width,
]

/** The address of one of its files. */
export const pictureFile = (sha256: string, width: number, format: PictureFormat): string =>
  `/pictures/${sha256}/${width}.${format}`

/** What `srcset` says: each file with its width. */
export const srcsetOf = ({ sha256, width }: Picture, format: PictureFormat): string =>
  keptWidths(width)
    .map((kept) => `${pictureFile(sha256, kept, format)} ${kept}w`)
    .join(', ')

/** The picture whose file an absolute or own address names: its SHA-256, or null. */
export function pictureOfAddress(address: string): string | null {
  const base = 'http://localhost'
  if (!URL.canParse(address, base)) return null
  return /^\/pictures\/([0-9a-f]{64})(?:\/|-)/.exec(new URL(address, base).pathname)?.[1] ?? null
}
