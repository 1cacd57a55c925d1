import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { listContent, readContent } from '../content/read.ts'
import { sources } from './sources.ts'

type Messages = Record<string, string>
const areas = listContent('messages/fr')
const load = (lang: string, file: string) => JSON.parse(readContent(`messages/${lang}/${file}`)) as Messages

const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map((m) => m[1])
    .sort()
    .join(' ')

describe('every message', () => {
  test('stands in the same file in both languages', () => {
    expect(readdirSync('content/messages/en').sort()).toEqual(areas)
    for (const file of areas)
      expect(Object.keys(load('en', file)).sort(), file).toEqual(Object.keys(load('fr', file)).sort())
  })

  test('stands once', () => {
    const keys = areas.flatMap((file) => Object.keys(load('fr', file)))
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  test('takes the same values in both languages', () => {
    const different = areas.flatMap((file) => {
      const [fr, en] = [load('fr', file), load('en', file)]
      return Object.keys(fr).filter((key) => {
        const forms = (text: string) => [...new Set(text.split('|').map(placeholders))].sort().join('|')
        // A singular may leave its number out ("one piece"): only what any form takes must agree.
        const any = (text: string) => [...new Set(placeholders(text).split(' '))].sort().join(' ')
        return forms(fr[key]!) !== forms(en[key]!) && any(fr[key]!) !== any(en[key]!)
      })
    })
    expect(different).toEqual([])
  })

  test('is said somewhere', () => {
    const texts = sources(['src', 'db']).map(({ text }) => text)
    const literals = new Set(
      texts.flatMap((text) => [...text.matchAll(/['"`]([a-z_]+(?:\.[\w-]+)+)['"`]/g)].map((m) => m[1])),
    )
    // `server.refused_${status}_title` says every key of that form.
    const forms = texts
      .flatMap((text) => [...text.matchAll(/`([a-z_]+\.[^`\s]*\$\{[^`]*)`/g)].map((m) => m[1]!))
      .map((form) => form.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .map((parts) => new RegExp(`^${parts.join('[\\w.-]+')}$`))
    const keys = areas.flatMap((file) => Object.keys(load('fr', file)))
    const silent = keys.filter((key) => !literals.has(key) && !forms.some((form) => form.test(key)))
    expect(silent).toEqual([])
  })
})
