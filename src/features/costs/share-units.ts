import type { TypedForm, TypedLine } from './editor-form.ts'

/** Symbols are written alike in every language. */
const symbols = /^(?:[kcm]?m[²³]?|[kmµ]?g|[cm]?l|min|h|s|kWh|Wh|%|u)$/i

const pairs = [
  ['pièce', 'piece'],
  ['pièces', 'pieces'],
  ['heure', 'hour'],
  ['heures', 'hours'],
  ['minute', 'minute'],
  ['minutes', 'minutes'],
  ['paire', 'pair'],
  ['paires', 'pairs'],
  ['feuille', 'sheet'],
  ['feuilles', 'sheets'],
  ['bobine', 'reel'],
  ['lot', 'set'],
  ['colis', 'parcel'],
] as const

/** A unit in the other language, where everybody says it alike; null for any other word. */
export function unitIn(unit: string, from: 'fr' | 'en'): string | null {
  const word = unit.trim()
  if (symbols.test(word)) return word
  const [own, other] = from === 'fr' ? [0, 1] : [1, 0]
  return pairs.find((pair) => pair[own] === word.toLowerCase())?.[other] ?? null
}

function shared(line: TypedLine): TypedLine {
  const [fr, en] = [line['unit.fr'], line['unit.en']]
  if (fr.trim() !== '' && en.trim() === '') return { ...line, 'unit.en': unitIn(fr, 'fr') ?? '' }
  if (en.trim() !== '' && fr.trim() === '') return { ...line, 'unit.fr': unitIn(en, 'en') ?? '' }
  return line
}

/** Units that were typed in one language and are known in the other hold for both. */
export const shareUnits = (typed: TypedForm): TypedForm => ({ ...typed, lines: typed.lines.map(shared) })
