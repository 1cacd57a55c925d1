import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedWords, plainWords, singularKey, slugOf } from '../../../src/core/i18n/fold.ts'
import { runs } from '../../runs.ts'

const sameKey = (a: string, b: string) => expect(foldedWords(a), `${a} · ${b}`).toEqual(foldedWords(b))
const otherKey = (a: string, b: string) => expect(foldedWords(a), `${a} · ${b}`).not.toEqual(foldedWords(b))

test('a French plural has the key of its singular', () => {
  for (const [one, many] of [
    ['chemise', 'chemises'],
    ['théière', 'théières'],
    ['bateau', 'bateaux'],
    ['cheval', 'chevaux'],
    ['émail', 'émaux'],
    ['noyau', 'noyaux'],
    ['bijou', 'bijoux'],
    ['jeu', 'jeux'],
    ['tasse', 'tasses'],
    ['bougie', 'bougies'],
    ['poche', 'poches'],
    ['pot', 'pots'],
  ] as const) {
    sameKey(one, many)
  }
})

test('an English plural has the key of its singular', () => {
  for (const [one, many] of [
    ['bowl', 'bowls'],
    ['dress', 'dresses'],
    ['box', 'boxes'],
    ['brush', 'brushes'],
    ['berry', 'berries'],
    ['scarf', 'scarves'],
    ['shelf', 'shelves'],
    ['tray', 'trays'],
    ['glass', 'glasses'],
  ] as const) {
    sameKey(one, many)
  }
})

test('accents, case, ligatures and width are forgiven', () => {
  sameKey('Grès', 'gres')
  sameKey('THÉIÈRE', 'theiere')
  sameKey('cœur', 'coeur')
  sameKey('ﬁl', 'fil')
  sameKey('Ｌｉｎ', 'lin')
  sameKey('e\u0301toffe', 'étoffe')
})

test('what stands beside an elision or a genitive is not a word', () => {
  expect(plainWords('l’eau d’été qu’il a')).toEqual(['eau', 'ete', 'il', 'a'])
  expect(plainWords('the women’s shirt')).toEqual(['the', 'women', 'shirt'])
  expect(plainWords('aujourd’hui')).toEqual(['aujourd', 'hui'])
})

test('different things keep different keys', () => {
  otherKey('cap', 'cape')
  otherKey('lin', 'laine')
  otherKey('bol', 'bowl')
  otherKey('plat', 'plaid')
  otherKey('bateau', 'chevaux')
  expect(singularKey('bas')).toBe('bas')
  expect(singularKey('t38s')).toBe('t38s')
})

test('folding any text gives words of letters and digits only, and folding them again nothing new', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const word of plainWords(text)) {
        expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
        expect(plainWords(word)).toEqual([word])
        expect(singularKey(word).length).toBeGreaterThan(0)
      }
    }),
    { numRuns: runs(300, 20_000) },
  )
})

test('a slug is made of ASCII letters, digits and single hyphens, or is empty', () => {
  expect(slugOf('Chemise en lin « Rivière »')).toBe('chemise-en-lin-riviere')
  expect(slugOf('Bol d’Œuvre n° 4')).toBe('bol-d-oeuvre-n-4')
  expect(slugOf('茶碗')).toBe('')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(slugOf(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
      expect(slugOf(text).length).toBeLessThanOrEqual(80)
    }),
    { numRuns: runs(300, 20_000) },
  )
})
