import type { DocumentType } from './document-type.ts'

/*
 * Files that are two things at once: a picture to us, a web page, a script or an archive to another program.
 * They are served with `nosniff` anyway; refusing them keeps them from travelling under the shop's name.
 */

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const markup = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed)[\s>/]|<\?php/i
/** ZIP's and RAR's, 7-Zip's, Windows', Linux' programs' first bytes. */
const archive = /PK\x03\x04|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|^MZ|^\x7fELF/

const strange = (text: string): boolean => markup.test(text) || archive.test(text)

/** Where the picture ends, in bytes; null when its chunks do not lead to an end. PNG, section 5. */
function endOfPng(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at)
    if (latin(bytes.subarray(at + 4, at + 8)) === 'IEND') return next
    at = next
  }
  return null
}

/** What stands outside of the picture or the pages, as text. */
function outside(type: DocumentType, bytes: Uint8Array): string {
  switch (type) {
    case 'image/png':
      return latin(bytes.subarray(endOfPng(bytes) ?? bytes.length))
    case 'image/webp':
      return latin(bytes.subarray(8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)))
    case 'image/jpeg':
      return latin(bytes).slice(latin(bytes).lastIndexOf('\xff\xd9') + 2)
    case 'application/pdf':
      return latin(bytes).slice(latin(bytes).lastIndexOf('%%EOF') + 5)
  }
}

/** A PDF's own means to run something (ISO 32000-1, 12.6.4). Attached files stay: a Factur-X invoice has one. */
const active = /\/(?:JavaScript|Launch|RichMedia)\b/

/**
 * Whether a document of a known type also holds something that another program would run or unpack: markup
 * in its text fields or behind its end, an archive behind its end, a PDF with scripts.
 */
export function holdsSomethingElse(type: DocumentType, bytes: Uint8Array): boolean {
  const head = latin(bytes.subarray(0, 4096))
  const tail = outside(type, bytes)
  if (markup.test(head) || strange(tail.trim())) return true
  if (type === 'application/pdf') return active.test(latin(bytes))
  // Comments and metadata may be anywhere in a picture; compressed data does not spell a tag this long.
  return /<script[\s>]|<svg[\s>]|<!doctype\s+html|<\?php/i.test(latin(bytes))
}
