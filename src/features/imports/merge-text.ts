import type { Bilingual } from '../../core/i18n/lang.ts'
import { oneLine } from './read-amounts.ts'

/** A text of the file as the shop keeps it: the same in both languages. */
export const inBoth = (text: string): Bilingual => ({ fr: text, en: text })

/**
 * What a text becomes when the file has `text`: the same object when nothing changes, null when the
 * shop has a translation that `text` would overwrite.
 */
export function mergeText(kept: Bilingual, text: string): Bilingual | null {
  if (kept.fr === text || kept.en === text) return kept
  // Reading a file makes one plain space of every run of spaces, narrow ones among them.
  if ([kept.fr, kept.en].some((own) => oneLine(own) === oneLine(text))) return kept
  return kept.fr === kept.en ? inBoth(text) : null
}

/** Option names that most catalogues use, so that they need no translation. */
const optionNames: Bilingual[] = [
  { fr: 'Taille', en: 'Size' },
  { fr: 'Couleur', en: 'Color' },
  { fr: 'Couleur', en: 'Colour' },
  { fr: 'Matière', en: 'Material' },
  { fr: 'Modèle', en: 'Style' },
  { fr: 'Longueur', en: 'Length' },
]

/** The name of a choice in both languages, when it is a usual one. */
export const optionName = (name: string): Bilingual =>
  optionNames.find(({ fr, en }) => [fr, en].some((known) => known.toLowerCase() === name.toLowerCase())) ??
  inBoth(name)
