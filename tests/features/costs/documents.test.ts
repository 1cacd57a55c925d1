import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDocument } from '../../../src/features/costs/add-document.ts'
import { documentPath } from '../../../src/features/costs/document-file.ts'
import { readBreakdown } from '../../../src/features/costs/read-breakdown.ts'
import { readDocument } from '../../../src/features/costs/read-document.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'
import { shirtLines } from '../../vectors/shirt.ts'
import { day, ines, malo, noor, openShop, publishNow } from './shop.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const pdf = latin('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)
const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(64),
  Buffer.from('ffd9', 'hex'),
])
const webp = Buffer.concat([latin('RIFF'), Buffer.from([0x1a, 0, 0, 0]), latin('WEBPVP8L'), Buffer.alloc(18)])

const title = { fr: 'Facture du tissage', en: 'The weaver’s invoice' }
const withheldReason = { fr: 'Elle porte un nom de personne.', en: 'It bears a person’s name.' }
let dataDir: string
const add = (bytes: Uint8Array, more: object = {}) =>
  addDocument({ by: malo, bytes, title, isPublic: true, withheldReason: null, dataDir, at: day(1), ...more })

beforeEach(async () => {
  dataDir = scratchFolder()
  await openShop()
})

describe('a document', () => {
  test('is kept by its hash, typed by its content, and read back', async () => {
    const types = []
    for (const bytes of [pdf, png, jpeg, webp]) {
      const { sha256, mediaType } = await add(bytes)
      types.push(mediaType)
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(documentPath(dataDir, sha256)).toBe(join(dataDir, 'documents', sha256.slice(0, 2), sha256))
      expect(readFileSync(documentPath(dataDir, sha256)).equals(bytes)).toBe(true)
      expect((await readDocument({ sha256, dataDir }))!.content.equals(bytes)).toBe(true)
    }
    expect(types).toEqual(['application/pdf', 'image/png', 'image/jpeg', 'image/webp'])
  })

  test('added again is the same one, and leaves no half-written file', async () => {
    const [first, second] = await Promise.all([add(pdf), add(pdf)])
    expect(second).toEqual(first)
    expect((await add(pdf, { isPublic: false, withheldReason })).isPublic).toBe(true)
    expect(readdirSync(join(dataDir, 'documents', first.sha256.slice(0, 2)))).toEqual([first.sha256])
  })

  test('withheld is shown to those who edit breakdowns alone, its hash to everybody', async () => {
    const { sha256 } = await add(pdf, { isPublic: false, withheldReason })
    expect(await readDocument({ sha256, dataDir })).toBeNull()
    expect(await readDocument({ sha256, dataDir, by: noor })).toBeNull()
    expect(await readDocument({ sha256, dataDir, by: ines })).toMatchObject({ withheldReason, title })
    const lines = shirtLines.map((line, index) =>
      index === 0 ? { ...line, evidence: { ...line.evidence!, documents: [sha256] } } : line,
    )
    await publishNow({ productId: 'shirt' }, { lines }, day(2))
    const shown = await readBreakdown({ productId: 'shirt', slug: 'chemise', variantId: null, at: day(3) })
    expect(shown!.lines[0]!.evidence!.documents).toEqual([
      { sha256, isPublic: false, title, mediaType: 'application/pdf' },
    ])
  })

  test('that nobody kept is not there; one that was tampered with on the disk is not served', async () => {
    expect(await readDocument({ sha256: '0'.repeat(64), dataDir })).toBeNull()
    expect(await readDocument({ sha256: '../../etc/passwd', dataDir })).toBeNull()
    const { sha256 } = await add(pdf)
    writeFileSync(documentPath(dataDir, sha256), 'other')
    await expect(readDocument({ sha256, dataDir })).rejects.toThrow('damaged')
  })
})

describe('a document is refused', () => {
  test('when it is empty, too large, cut short, or of another kind', async () => {
    expect(await codesOf(() => add(Buffer.alloc(0)))).toEqual(['costs_document_empty'])
    const large = Buffer.concat([pdf, Buffer.alloc(10_000_000)])
    expect(await codesOf(() => add(large))).toEqual(['costs_document_too_large'])
    expect(await codesOf(() => add(pdf.subarray(0, 20)))).toEqual(['costs_document_incomplete'])
    expect(await codesOf(() => add(png.subarray(0, 40)))).toEqual(['costs_document_incomplete'])
    expect(await codesOf(() => add(jpeg.subarray(0, 60)))).toEqual(['costs_document_incomplete'])
    expect(await codesOf(() => add(webp.subarray(0, 20)))).toEqual(['costs_document_incomplete'])
    const others = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<!doctype html><p>', 'GIF89a', 'MZ', 'text']
    for (const other of others)
      expect(await codesOf(() => add(latin(other.padEnd(100)))), other).toEqual(['costs_document_type'])
    expect(readdirSync(dataDir)).toEqual([])
  })

  test('when it is also a web page, a program or an archive', async () => {
    const page = latin('<html><body><script>alert(1)</script>')
    const zip = Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(40)])
    const comment = (text: string) =>
      Buffer.concat([
        jpeg.subarray(0, 20),
        Buffer.from([0xff, 0xfe, 0, text.length + 2]),
        latin(text),
        jpeg.subarray(20),
      ])
    const polyglots: [string, Buffer][] = [
      ['a PNG with a page behind it', Buffer.concat([png, page, png.subarray(-12)])],
      ['a PNG with an archive behind it', Buffer.concat([png, zip, png.subarray(-12)])],
      ['a JPEG with an archive behind it', Buffer.concat([jpeg, zip])],
      ['a JPEG with a script in a comment', comment('<script>alert(1)</script>')],
      ['a WebP with a page behind it', Buffer.concat([webp, page])],
      ['a PDF with a page before its objects', Buffer.concat([latin('%PDF-1.4\n'), page, pdf])],
      ['a PDF with an archive behind it', Buffer.concat([pdf, zip])],
      [
        'a PDF that runs a script',
        latin('%PDF-1.4\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n%%EOF\n'),
      ],
    ]
    for (const [what, bytes] of polyglots)
      expect(await codesOf(() => add(bytes)), what).toEqual(['editor_document_active'])
    expect(readdirSync(dataDir)).toEqual([])
  })

  test('but not an electronic invoice, a PDF that carries its own data', async () => {
    const invoice = latin('%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Subtype/text#2Fxml>>endobj\n%%EOF\n')
    expect((await add(invoice)).mediaType).toBe('application/pdf')
  })

  test('without a title, or withheld without saying why, or from a shopper', async () => {
    expect(await codesOf(() => add(pdf, { title: { fr: 'x', en: '' } }))).toEqual(['costs_document_title'])
    expect(await codesOf(() => add(pdf, { isPublic: false }))).toEqual(['costs_document_withheld'])
    expect(await codesOf(() => add(pdf, { by: noor }))).toEqual(['not_allowed'])
  })
})
