import type { productImages } from '../../../db/schema/catalogue.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { pictureFile, pictureOfAddress, readPicturePath } from '../../core/pictures/picture-path.ts'

type ImageRow = Pick<typeof productImages.$inferSelect, 'path' | 'sourceUrl' | 'alt' | 'variantId'>

export type ExportedImage = { address: string; alt: Bilingual; position: number }

/** Where anybody finds a picture: our largest JPEG of it, the drawing, or where an import saw it; null for none. */
export function addressOf(row: ImageRow | undefined, siteUrl: string): string | null {
  if (!row || row.path === null) return row?.sourceUrl ?? null
  const picture = readPicturePath(row.path)
  return `${siteUrl}${picture ? pictureFile(picture.sha256, picture.width, 'jpg') : row.path}`
}

/**
 * A product's pictures with addresses that any shop can fetch, each once, in order. What an import noted of a
 * variant stands beside the variant only.
 */
export function exportedImages(rows: ImageRow[], siteUrl: string): ExportedImage[] {
  const byAddress = new Map<string, Bilingual>()
  for (const row of rows) {
    const address = row.variantId === null || row.path !== null ? addressOf(row, siteUrl) : null
    if (address !== null && !byAddress.has(address)) byAddress.set(address, row.alt)
  }
  return [...byAddress].map(([address, alt], index) => ({ address, alt, position: index + 1 }))
}

/** Whether an address of a file is that of a picture that the shop keeps itself. */
export function isOwnPicture(address: string, path: string): boolean {
  const picture = readPicturePath(path)
  if (picture) return pictureOfAddress(address) === picture.sha256
  return URL.canParse(address) && new URL(address).pathname === path
}
