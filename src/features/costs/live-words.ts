import enCosts from '../../../content/messages/en/refusal-costs.json' with { type: 'json' }
import enEditor from '../../../content/messages/en/refusal-editor.json' with { type: 'json' }
import frCosts from '../../../content/messages/fr/refusal-costs.json' with { type: 'json' }
import frEditor from '../../../content/messages/fr/refusal-editor.json' with { type: 'json' }
import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import { points } from './before-publishing.ts'
import type { VersionBefore } from './line-before.ts'
import type { LibraryEntry } from './take-component.ts'
import { groups } from './vocabulary.ts'
import type { EditorFrame } from './work-out.ts'

const sentences: Record<Lang, Record<string, string>> = {
  fr: { ...frCosts, ...frEditor },
  en: { ...enCosts, ...enEditor },
}

/** All that the editor's script needs to work out and to say what the server does, in one language. */
export type LiveFrame = EditorFrame & {
  library: LibraryEntry[]
  /** The shop's day, `2026-02-11`. */
  today: string
  libraryWords: Record<string, string>
  lang: Lang
  before: VersionBefore | null
  /** Refusals' texts by code, their values still open. */
  sentences: Record<string, string>
  groupNames: Record<string, string>
  points: Record<string, { settled: string; open: string }>
  segment: string
  words: { draft: string; unsaved: string; saving: string; failed: string }
}

const libraryWords = ['title', 'text', 'products', 'take'] as const

type Framed = {
  frame: EditorFrame
  before: VersionBefore | null
  library: LibraryEntry[]
  number: number
  today: string
  lang: Lang
}

export const liveFrame = ({ frame, before, library, number, today, lang }: Framed): LiveFrame => ({
  ...frame,
  lang,
  before,
  library,
  today,
  libraryWords: Object.fromEntries(
    libraryWords.map((name) => [`editor.library_${name}`, t(lang, `editor.library_${name}`)]),
  ),
  sentences: sentences[lang],
  groupNames: Object.fromEntries(groups.map((group) => [group, t(lang, `product.group_${group}`)])),
  points: Object.fromEntries(
    points.map((point) => [
      point,
      { settled: t(lang, `editor.settled_${point}`), open: t(lang, `editor.open_${point}`) },
    ]),
  ),
  segment: t(lang, 'product.segment'),
  words: {
    draft: t(lang, 'editor.draft_short', { n: number }),
    unsaved: t(lang, 'editor.unsaved'),
    saving: t(lang, 'editor.autosaving'),
    failed: t(lang, 'editor.autosave_failed'),
  },
})

/** JSON that may stand in a page: no `<` that a parser would take for markup. */
export const inPage = (frame: LiveFrame): string => JSON.stringify(frame).replaceAll('<', '\\u003c')
