/** Latin letters that canonical decomposition leaves whole. */
const ligatures: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/** French elisions and the English genitive: what stands beside the apostrophe is not a word. */
const elision = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ`´](?=[\p{L}\p{N}])/giu
const genitive = /['’ʼ`´]s(?![\p{L}\p{N}])/giu

/** Lower case, compatibility forms unfolded, accents off, œ and æ in two letters. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđðþ]/g, (letter) => ligatures[letter] ?? letter)

/** The words of a text in order, without accents, elisions or signs; plurals stay. */
export function plainWords(text: string): string[] {
  const bare = text.replace(elision, ' ').replace(genitive, ' ')
  return withoutAccents(bare).match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * One key for the singular and the plural of a French or English word, whichever language it is:
 * the texts of an imported catalogue do not say theirs. A key is not a word: `bougie` and `bougies`
 * give `bougi`. Takes a word of `plainWords`.
 */
export function singularKey(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  let key = word
  if (/(?:[eo]u|au)x$/.test(key)) key = key.slice(0, -1)
  else if (/[^s]s$/.test(key)) key = key.slice(0, -1)
  if (key.length < 4) return key
  return (
    key
      // Chevaux and cheval, émaux and émail, noyaux and noyau; but bateaux and bateau stay apart from them.
      .replace(/([^e])au$/, '$1al')
      .replace(/(..)ail$/, '$1al')
      // Berries and berry, bougies and bougie.
      .replace(/(?:ie|y)$/, 'i')
      // Scarves and scarf, shelves and shelf.
      .replace(/([rl])ve$/, '$1f')
      // Dresses and dress, brushes and brush, boxes and box; chemises and chemise alike.
      .replace(/(s|x|z|ch|sh)e$/, '$1')
      .replace(/oe$/, 'o')
  )
}

/** The words of a text as they are indexed and asked for: folded, singular, in order. */
export const foldedWords = (text: string): string[] => plainWords(text).map(singularKey)

/** A name for an address, `chemise-en-lin-riviere`: ASCII letters, digits and hyphens, at most 80; may be empty. */
export const slugOf = (text: string): string =>
  withoutAccents(text)
    .replace(/['’ʼ`´]/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
