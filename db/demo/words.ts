import type { Bilingual } from '../../src/core/i18n/lang.ts'

/** The same text in French and in English. */
export const both = (fr: string, en: string): Bilingual => ({ fr, en })

/* Units in which materials and work are counted; units of the SI are written alike in both languages. */
export const metres = both('m', 'm')
export const grams = both('g', 'g')
export const kilograms = both('kg', 'kg')
export const centilitres = both('cl', 'cl')
export const cubicMetres = both('m³', 'm³')
export const litres = both('l', 'l')
export const minutesUnit = both('min', 'min')
export const piece = both('pièce', 'piece')
export const pieces = both('pièces', 'pieces')
export const sheets = both('feuilles', 'sheets')
export const pairs = both('paires', 'pairs')
