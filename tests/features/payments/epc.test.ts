import QRCode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { bankTransfer } from '../../../src/features/payments/bank-transfer.ts'
import { epcText, type EpcTransfer } from '../../../src/features/payments/epc.ts'
import { qrPath } from '../../../src/features/payments/qr-path.ts'

const transfer: EpcTransfer = {
  beneficiary: 'Centime Démonstration',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  amountCents: 13820,
  remittance: 'C-00042',
}

describe('the text of the code', () => {
  test('has the lines of EPC069-12 version 002 in their order', () => {
    expect(epcText(transfer).split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'AGRIFRPP',
      'Centime Démonstration',
      'FR7630006000011234567890189',
      'EUR138.20',
      '',
      '',
      'C-00042',
    ])
  })

  test('may leave out the BIC inside the European Economic Area, and keeps accents', () => {
    const text = epcText({
      beneficiary: 'François D’Alsace S.A.',
      iban: 'FR1420041010050500013M02606',
      bic: '',
      amountCents: 1230,
      remittance: 'Client: Marie Louise La Lune',
    })
    expect(text).toBe(
      'BCD\n002\n1\nSCT\n\nFrançois D’Alsace S.A.\nFR1420041010050500013M02606\nEUR12.30\n\n\nClient: Marie Louise La Lune',
    )
  })

  test('writes amounts with two decimals and without spaces', () => {
    const amounts = [1, 100, 105, 99_999_999_999].map((amountCents) =>
      epcText({ ...transfer, amountCents })
        .split('\n')
        .at(7),
    )
    expect(amounts).toEqual(['EUR0.01', 'EUR1.00', 'EUR1.05', 'EUR999999999.99'])
  })

  test('ends without empty lines when there is nothing to say', () => {
    expect(epcText({ ...transfer, remittance: '', bic: '' })).toMatch(/SCT\n\nCentime.*\nEUR138\.20$/s)
  })

  test.each([
    ['an amount of nothing', { amountCents: 0 }],
    ['an amount beyond SEPA', { amountCents: 100_000_000_000 }],
    ['part of a cent', { amountCents: 0.5 }],
    ['no beneficiary', { beneficiary: ' ' }],
    ['a beneficiary of 71 characters', { beneficiary: 'x'.repeat(71) }],
    ['an IBAN with spaces', { iban: 'FR76 3000 6000 0112 3456 7890 189' }],
    ['a BIC of nine characters', { bic: 'AGRIFRPP1' }],
    ['a text of 141 characters', { remittance: 'x'.repeat(141) }],
    ['more than 331 bytes', { remittance: 'é'.repeat(140), beneficiary: 'é'.repeat(70) }],
  ])('refuses %s', (_, wrong) => {
    expect(() => epcText({ ...transfer, ...wrong })).toThrow(RangeError)
  })

  test('a line break in a name can’t add a line', () => {
    expect(epcText({ ...transfer, beneficiary: 'Centime\nEUR1.00' }).split('\n')).toHaveLength(11)
  })
})

describe('how to pay', () => {
  test('names the seller’s account, the reference and what is due', () => {
    expect(bankTransfer('C-00042', 13820, currencyOf('EUR'))).toEqual({
      beneficiary: 'Centime Démonstration',
      iban: 'FR7630006000011234567890189',
      bic: 'AGRIFRPP',
      reference: 'C-00042',
      dueCents: 13820,
      epc: epcText(transfer),
    })
  })

  test('has no code when nothing is due, nor in another currency', () => {
    expect(bankTransfer('C-00042', 0, currencyOf('EUR')).epc).toBeNull()
    expect(bankTransfer('C-00042', 1000, currencyOf('CHF')).epc).toBeNull()
  })
})

test('the path of a code draws exactly its dark modules inside a quiet zone of four', () => {
  const { size, path } = qrPath(epcText(transfer))
  const { modules } = QRCode.create(epcText(transfer), { errorCorrectionLevel: 'M' })
  expect(size).toBe(modules.size + 8)
  const dark = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(width); i += 1) dark.add(`${Number(x) + i} ${y}`)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const inside = x >= 4 && y >= 4 && x < size - 4 && y < size - 4
      expect(dark.has(`${x} ${y}`)).toBe(inside && modules.get(y - 4, x - 4) === 1)
    }
})
