import { expect, test } from 'vitest'
import { decodeText } from '../../../src/core/csv/decode-text.ts'

const sentence = 'Nom;Prix\nThéière « d’été »;59,99 €\n'
const utf16be = (text: string) => {
  const bytes = Buffer.from(text, 'utf16le')
  bytes.swap16()
  return bytes
}

test('each encoding that spreadsheets write is read', () => {
  expect(decodeText(Buffer.from(sentence))).toEqual({ text: sentence, encoding: 'utf-8' })
  expect(decodeText(Buffer.from(`\ufeff${sentence}`))).toEqual({ text: sentence, encoding: 'utf-8' })
  expect(decodeText(Buffer.from(`\ufeff${sentence}`, 'utf16le'))).toEqual({
    text: sentence,
    encoding: 'utf-16le',
  })
  expect(decodeText(utf16be(`\ufeff${sentence}`))).toEqual({ text: sentence, encoding: 'utf-16be' })
  expect(decodeText(Buffer.from(sentence, 'utf16le'))).toEqual({ text: sentence, encoding: 'utf-16le' })
  expect(decodeText(utf16be(sentence))).toEqual({ text: sentence, encoding: 'utf-16be' })
})

test('Windows-1252 is read with the signs that Latin-1 lacks', () => {
  const windows = Buffer.from([0x54, 0x68, 0xe9, 0x20, 0x80, 0x20, 0x92, 0x9c, 0x20, 0xab, 0x0a])
  expect(decodeText(windows)).toEqual({ text: 'Thé € ’œ «\n', encoding: 'windows-1252' })
})

test('a workbook and anything else that is no text are told apart', () => {
  expect(decodeText(Buffer.from('PK\x03\x04rest'))).toBe('workbook')
  expect(decodeText(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('workbook')
  expect(decodeText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1, 2, 3]))).toBe(
    'binary',
  )
})

test('a stray zero in a text is left out', () => {
  expect(decodeText(Buffer.from(`${'abc,'.repeat(50)}d\0e`))).toEqual({
    text: `${'abc,'.repeat(50)}de`,
    encoding: 'utf-8',
  })
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' })
})
