import { describe, expect, it } from 'vitest'
import { catalogue } from '../../db/demo/catalogue.ts'
import { categories } from '../../db/demo/categories.ts'
import { documents } from '../../db/demo/documents.ts'
import type { Bilingual } from '../../src/core/i18n/lang.ts'

const isBilingual = (value: object): value is Bilingual => 'fr' in value && 'en' in value

/** Every text in two languages anywhere in some data. */
function texts(value: unknown): Bilingual[] {
  if (typeof value !== 'object' || value === null) return []
  return isBilingual(value) ? [value] : Object.values(value).flatMap(texts)
}

const all = [...new Map(texts([catalogue, categories, documents]).map((text) => [text.fr, text])).values()]

/** Words of claims on the environment that are unlawful without recognised proof, or close to it. */
const greenClaims = [
  /(?<!\p{L})[ée]co(?:\b|friendly|responsable|logi)/iu,
  /\bdurab|\bsustainab/iu,
  /\bgreen\b|\bvert(?:e|s|es)?\b/iu,
  /environ(?:ment|nement)|\bplan[eè]te?\b/iu,
  /\bcarbone?\b|\bclimat|biod[ée]grad|recycl/iu,
  /\bbio\b|biologique|\borganic/iu,
  /\bnatur(?:al|el)/iu,
  /(?<!\p{L})[ée]thi(?:que|cal)|respons(?:able|ible)/iu,
]

describe('the demo’s texts', () => {
  it('are there in both languages', () => {
    expect(all.length).toBeGreaterThan(500)
    for (const text of all) {
      expect(text.fr.trim(), text.en).not.toBe('')
      expect(text.en.trim(), text.fr).not.toBe('')
    }
  })

  it('make no claim on the environment', () => {
    const claims = all
      .flatMap((text) => [text.fr, text.en])
      .filter((text) => greenClaims.some((claim) => claim.test(text)))
    expect(claims).toEqual([])
  })

  it('set French as French is set: narrow spaces before high punctuation, curly apostrophes', () => {
    const wrong = all
      .map((text) => text.fr)
      .filter(
        (text) => / [;:!?%»]|« |[^\s\u202f\u00a0][;!?»]|'/u.test(text) || /[^\s\u202f\u00a0\d]:/u.test(text),
      )
    expect(wrong).toEqual([])
  })

  it('set English as English is set: no space before punctuation, curly quotes, no guillemets', () => {
    expect(all.map((text) => text.en).filter((text) => /\s[;:!?%]|["'«»]/u.test(text))).toEqual([])
  })

  it('use only paragraphs and lists in descriptions, each one closed', () => {
    for (const { description, slug } of catalogue) {
      for (const html of [description.fr, description.en]) {
        expect(html, slug).toMatch(/^(?:<p>[^<>]+<\/p>|<ul>(?:<li>[^<>]+<\/li>)+<\/ul>)+$/u)
      }
    }
    const plain = texts(catalogue.map((product) => ({ ...product, description: null })))
    expect(plain.filter((text) => /[<>]/.test(text.fr + text.en))).toEqual([])
  })
})
