import { fileTypeFromBuffer } from 'file-type'

/** What a product's picture may be brought as. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const
export type PictureType = (typeof pictureTypes)[number]

/** The type by content, never by name; null for any other. */
export async function pictureType(bytes: Uint8Array): Promise<PictureType | null> {
  const found = await fileTypeFromBuffer(bytes)
  return pictureTypes.find((type) => type === found?.mime) ?? null
}

/** What begins a page, a script or a document: no camera and no drawing program writes it into a picture. */
const foreign = /<(?:!doctype\s|\?php\s|(?:html|script|iframe|body|svg)[\s>])|%pdf-\d/i

/** End of a zip's directory: such an archive is read from its end, whatever stands before it. */
const zipEnd = Buffer.from('PK\u0005\u0006', 'latin1')

/** Whether a picture is something else as well: a page, a script, a PDF, an archive, or bytes behind its end. */
export function isPolyglot(bytes: Uint8Array, type: PictureType): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (foreign.test(buffer.toString('latin1'))) return true
  if (buffer.subarray(-65_557).includes(zipEnd)) return true
  if (type === 'image/png') return endOfPng(buffer) < buffer.length
  if (type === 'image/webp') return buffer.readUInt32LE(4) + 8 + (buffer.readUInt32LE(4) % 2) < buffer.length
  return false
}

/** Where the chunk IEND ends; the whole length when there is none (cut short: decoding will tell). */
function endOfPng(buffer: Buffer): number {
  let at = 8
  while (at + 12 <= buffer.length) {
    const next = at + 12 + buffer.readUInt32BE(at)
    if (buffer.toString('latin1', at + 4, at + 8) === 'IEND') return next
    at = next
  }
  return buffer.length
}
