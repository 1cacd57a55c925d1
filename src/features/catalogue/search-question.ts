import { foldedWords, plainWords, singularKey } from '../../core/i18n/fold.ts'

/** Longest question that is looked at, in characters and in words. */
const questionLimit = { characters: 200, words: 8, wordCharacters: 40 }

/** Words too common to say anything, folded. */
const common = new Set(
  foldedWords(
    'de du des la le les un une en et a au aux pour avec sur sans par the an of in and for with on to',
  ),
)

/** A word of a question: letters and digits only, so that no sign of the question is syntax. */
export type AskedWord = {
  /** As it is indexed. */
  key: string
  /** What a word may begin with instead; null unless this one may be unfinished: the last one. */
  start: string | null
}

/** What an engine looks for: the products that have all of the words, or any of them. */
export type Asked = { words: AskedWord[]; all: boolean }

/** The telling words of a question, each once; none when it holds no word at all. */
export function askedWords(question: string): AskedWord[] {
  const asked = plainWords(question.slice(0, questionLimit.characters)).map((word) =>
    word.slice(0, questionLimit.wordCharacters),
  )
  const telling = asked.filter((word) => !common.has(singularKey(word)))
  const words = [...new Set(telling.length > 0 ? telling : asked)].slice(0, questionLimit.words)
  return words.map((word, at) => ({
    key: singularKey(word),
    start: at === words.length - 1 && word.length > 1 ? word : null,
  }))
}
