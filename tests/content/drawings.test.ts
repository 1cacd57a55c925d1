import { describe, expect, test } from 'vitest'
import { listContent, readContent } from './read.ts'

const products = [
  ...[
    'chemise-en-lin-riviere',
    't-shirt-marin-penmarch',
    'pull-en-laine-causse',
    'pantalon-de-toile-atelier',
  ],
  ...['robe-chambray-garonne', 'veste-de-travail-houille', 'jupe-en-lin-midi', 'chaussettes-en-laine-trio'],
  ...['bonnet-merinos-aubrac', 'echarpe-en-laine-margeride', 'parure-de-lit-en-lin-loire'],
  ...['torchons-metis-paire', 'serviette-nid-d-abeille', 'nappe-en-lin-beauce', 'plaid-en-laine-vanoise'],
  ...[
    'coussin-en-toile-camargue',
    'tablier-de-cuisine-fournil',
    'bol-en-gres-maree',
    'assiette-en-gres-maree',
  ],
  ...['mug-en-gres-estran', 'theiere-en-gres-dune', 'vase-en-faience-ocre', 'planche-a-decouper-en-frene'],
  ...['panier-en-osier-vannerie', 'carnet-relie-encre', 'bougie-cire-de-colza', 'miel-de-bruyere-500-g'],
  'sac-cabas-en-toile-marche',
]
const withDetail = [
  ...[
    'chemise-en-lin-riviere',
    'pull-en-laine-causse',
    'veste-de-travail-houille',
    'parure-de-lit-en-lin-loire',
  ],
  ...['plaid-en-laine-vanoise', 'bol-en-gres-maree', 'planche-a-decouper-en-frene', 'carnet-relie-encre'],
]
const tall = [...products, ...withDetail.map((slug) => `${slug}-detail`), 'placeholder']
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

test('the drawings are those the shop names, no more and no fewer', () => {
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
