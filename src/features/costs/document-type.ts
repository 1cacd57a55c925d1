import { fileTypeFromBuffer } from 'file-type'

/** What evidence may be: shown by a browser without running anything. */
export const documentTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const
export type DocumentType = (typeof documentTypes)[number]

const ascii = (bytes: Uint8Array, from: number, to?: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

const isPdf = (bytes: Uint8Array) => ascii(bytes, 0, 5) === '%PDF-'

/** Whether the end that the format promises is there: an upload cut short is not evidence. */
const isWhole: Record<DocumentType, (bytes: Uint8Array) => boolean> = {
  // ISO 32000: the last line says %%EOF; readers allow it within the last 1,024 bytes.
  'application/pdf': (bytes) => isPdf(bytes) && ascii(bytes, -1024).includes('%%EOF'),
  'image/png': (bytes) => ascii(bytes, -64).includes('IEND'),
  'image/jpeg': (bytes) => ascii(bytes, -4096).includes('\xff\xd9'),
  'image/webp': (bytes) =>
    bytes.length >= 12 && Buffer.from(bytes.subarray(4, 8)).readUInt32LE() + 8 <= bytes.length,
}

/** The type by content, never by name; `whole` is false when the file was cut short. Null for any other type. */
export async function documentType(
  bytes: Uint8Array,
): Promise<{ mediaType: DocumentType; whole: boolean } | null> {
  const found = await fileTypeFromBuffer(bytes)
  const mediaType = documentTypes.find((type) => type === found?.mime)
  if (!mediaType) return null
  return { mediaType, whole: isWhole[mediaType](bytes) }
}
