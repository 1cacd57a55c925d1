import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { langs } from '../../../src/core/i18n/lang.ts'
import { currencyCodes, currencyOf } from '../../../src/core/money/currency.ts'
import { centsText, decimalText, exactDecimal, scaledOf } from '../../../src/core/money/decimal.ts'
import {
  formatBp,
  formatCents,
  formatDecimal,
  formatMicros,
  formatPlain,
} from '../../../src/core/money/format.ts'
import { parseBp, parseCents, parseMicros } from '../../../src/core/money/parse.ts'
import { runs } from '../../runs.ts'

const eur = currencyOf('EUR')
const many = { numRuns: runs(1000, 100_000) }
const anyCurrency = fc.constantFrom(...currencyCodes()).map(currencyOf)
const anyLang = fc.constantFrom(...langs)
const anyWhole = fc.oneof(
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
  fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
)

describe('what a person types', () => {
  test('may have a comma or a dot, thousands apart, and the shop’s own currency', () => {
    const typed: [string, number][] = [
      ['8,90', 890],
      ['8.90', 890],
      ['8', 800],
      ['0,5', 50],
      [',5', 50],
      ['5.', 500],
      [' 12 ', 1200],
      ['1 234,50', 123_450],
      ['1\u202f234\u202f567,5', 123_456_750],
      ['1\u00a0234', 123_400],
      ["1'234.50", 123_450],
      ['1.234,50', 123_450],
      ['1,234.50', 123_450],
      ['1.234.567', 123_456_700],
      ['12,5000', 1250],
      ['8,90 €', 890],
      ['€8.90', 890],
      ['EUR 8.90', 890],
      ['-3,50', -350],
      ['−3,50', -350],
      ['-€3.50', -350],
      ['+3', 300],
      ['0', 0],
      ['-0', 0],
    ]
    for (const [text, cents] of typed) expect(parseCents(text, eur), text).toBe(cents)
  })

  test('is refused when it is no amount, has too many decimals, or is another currency', () => {
    const wrong = ['', ' ', '-', '€', ',', '1e3', '0x10', '٣', '--5', '1,2,3', '1 23', '12 34', '1,234,56']
    const more = [
      '1.2.3',
      '12.505',
      '8,90 $',
      '5 5',
      'NaN',
      'Infinity',
      '1/2',
      '99999999999999999',
      '1.234,567',
    ]
    for (const text of [...wrong, ...more]) expect(parseCents(text, eur), text).toBeNull()
  })

  test('that could be two amounts is settled by the language, or refused', () => {
    expect(parseCents('1,234', eur)).toBeNull()
    expect(parseCents('1,234', eur, 'en')).toBe(123_400)
    expect(parseCents('1,234', eur, 'fr')).toBeNull()
    expect(parseMicros('1,234')).toBeNull()
    expect(parseMicros('1,234', 'en')).toBe(1_234_000_000)
    expect(parseMicros('1,234', 'fr')).toBe(1_234_000)
    expect(parseMicros('1.234', 'fr')).toBe(1_234_000)
    expect(parseMicros('0,234')).toBe(234_000)
    expect(parseMicros('8,9012')).toBe(8_901_200)
    expect(parseCents('1,234', currencyOf('JPY'))).toBe(1234)
    expect(parseCents('1.234', currencyOf('TND'))).toBeNull()
    expect(parseCents('1.234', currencyOf('TND'), 'en')).toBe(1234)
  })

  test('as a percentage becomes basis points', () => {
    expect(parseBp('5,5 %')).toBe(550)
    expect(parseBp('20%')).toBe(2000)
    expect(parseBp('20')).toBe(2000)
    expect(parseBp('16.67')).toBe(1667)
    expect(parseBp('0')).toBe(0)
    for (const text of ['-1', '1.234', 'x', '%', '']) expect(parseBp(text), text).toBeNull()
  })

  test('is never an error and never a fraction, whatever it is', () => {
    const soup = fc.string({ unit: fc.constantFrom(..."0123456789.,-+ \u202f\u00a0'’€$%eE"), maxLength: 14 })
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), fc.option(anyLang, { nil: undefined }), (text, lang) => {
        for (const value of [parseCents(text, eur, lang), parseMicros(text, lang), parseBp(text, lang)])
          expect(value === null || (Number.isSafeInteger(value) && !Object.is(value, -0))).toBe(true)
      }),
      many,
    )
  })
})

describe('what the shop prints', () => {
  test('follows the language', () => {
    expect(formatCents(8900, eur, 'fr')).toBe('89,00\u00a0€')
    expect(formatCents(8900, eur, 'en')).toBe('€89.00')
    expect(formatCents(-350, eur, 'en')).toBe('-€3.50')
    expect(formatCents(1234, currencyOf('JPY'), 'en')).toBe('¥1,234')
    expect(formatPlain(123_450, eur, 'fr')).toBe('1\u202f234,50')
    expect(formatMicros(8_901_200, 'fr')).toBe('8,9012')
    expect(formatMicros(7_000_000, 'en')).toBe('7.00')
    expect(formatMicros(7_000_000, 'en', 0)).toBe('7')
    expect(formatDecimal('14.419944', 'fr')).toBe('14,419944')
    expect(formatBp(300, 'fr')).toBe('3\u00a0%')
    expect(formatBp(1667, 'en')).toBe('16.67%')
    expect(formatCents(Number.MAX_SAFE_INTEGER, eur, 'en')).toBe('€90,071,992,547,409.91')
  })

  test('reads back as the same amount in its language, and never as another without', () => {
    fc.assert(
      fc.property(anyWhole, anyCurrency, anyLang, (cents, currency, lang) => {
        const text = formatPlain(cents, currency, lang)
        expect(parseCents(text, currency, lang)).toBe(cents)
        expect([cents, null]).toContain(parseCents(text, currency))
      }),
      many,
    )
    fc.assert(
      fc.property(anyWhole, anyLang, (whole, lang) => {
        expect(parseCents(formatCents(whole, eur, lang), eur, lang)).toBe(whole)
        expect(parseMicros(formatMicros(whole, lang), lang)).toBe(whole)
        expect([whole, null]).toContain(parseMicros(formatMicros(whole, lang)))
        const rate = Math.abs(whole) % 10_001
        expect(parseBp(formatBp(rate, lang), lang)).toBe(rate)
      }),
      many,
    )
  })
})

describe('decimals for machines', () => {
  test('have no needless digit and read back', () => {
    expect(decimalText(8_901_200)).toBe('8.9012')
    expect(decimalText(-500_000)).toBe('-0.5')
    expect(decimalText(1_240_000_000)).toBe('1240')
    expect(centsText(-5, 2)).toBe('-0.05')
    expect(centsText(5, 0)).toBe('5')
    for (const text of ['', '1,5', '.5', '5.', '1e3', ' 1', '1.2345678', '+1', '--1'])
      expect(() => scaledOf(text, 6), text).toThrow(RangeError)
    fc.assert(
      fc.property(anyWhole, (whole) => {
        expect(scaledOf(decimalText(whole), 6)).toBe(whole)
      }),
      many,
    )
  })

  test('are exact or not given', () => {
    expect(exactDecimal(14_419_944n, 1_000_000n)).toBe('14.419944')
    expect(exactDecimal(1n, 3n)).toBeNull()
    expect(exactDecimal(-1n, 8n)).toBe('-0.125')
    expect(exactDecimal(1n, 10n ** 18n)).toBe('0.000000000000000001')
    expect(exactDecimal(1n, 10n ** 19n)).toBeNull()
    expect(() => exactDecimal(1n, 0n)).toThrow(RangeError)
  })
})
