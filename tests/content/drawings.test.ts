import { describe, expect, test } from 'vitest'
import { catalogue } from '../../db/demo/catalogue.ts'
import { listContent, readContent } from './read.ts'

const shown = new Set(catalogue.flatMap(({ drawings }) => drawings.map(({ file }) => file)))
const tall = [...shown, 'placeholder']
const small = ['empty-cart', 'not-found']
const causes = [
  'ecoute-et-repit',
  'graines-de-village',
  'le-metier-en-main',
  'rivieres-vivantes',
  'toit-pour-toutes',
]

const sizes: [name: string, viewBox: string][] = [
  ...tall.map((name): [string, string] => [name, '0 0 560 640']),
  ...small.map((name): [string, string] => [name, '0 0 320 240']),
  ...causes.map((name): [string, string] => [`causes/${name}`, '0 0 320 240']),
  ['favicon', '0 0 32 32'],
]

test('the drawings are those the demo shop shows, no more and no fewer', () => {
  const names = (folder: string): string[] =>
    listContent(folder)
      .map((file) => file.replace(/\.svg$/, ''))
      .sort()
  expect(names('drawings')).toEqual([...tall, ...small, 'favicon'].sort())
  expect(names('drawings/causes')).toEqual(causes)
})

describe.each(sizes)('%s.svg', (name, viewBox) => {
  const svg = readContent(`drawings/${name}.svg`)

  test('has the size its place on the page expects', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /)
    expect(svg).toContain(`viewBox="${viewBox}"`)
    expect(svg.length).toBeLessThan(60_000)
  })

  test('holds shapes alone: no style, script, name or address that a strict policy or another drawing minds', () => {
    const forbidden =
      /<(?:style|script|image|use|foreignObject|text|a|animate\w*)\b|\s(?:style|class|id|on\w+|(?:xlink:)?href|src)=|url\(|<!|&/i
    expect(forbidden.exec(svg)?.[0]).toBeUndefined()
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('closes every element it opens', () => {
    const open: string[] = []
    for (const [, closing, tag, rest] of svg.matchAll(/<(\/?)(\w+)([^>]*)>/g)) {
      if (closing) expect(open.pop()).toBe(tag)
      else if (!rest!.endsWith('/')) open.push(tag!)
    }
    expect(open).toEqual([])
  })
})
