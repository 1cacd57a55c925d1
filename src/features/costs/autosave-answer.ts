import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import { localText } from '../../core/time/local-moment.ts'
import type { EditorAnswer } from './answer-editor.ts'

/** What the editor's script learns of a draft that it saved by itself. */
export type Autosaved = {
  state: 'saved' | 'conflict' | 'refused'
  /** A short sentence for the line under the product's name. */
  text: string
  revision: number | null
}

/** The answer of the step `autosave`, as JSON. `who` is the person who saved meanwhile. */
export function autosaveAnswer(
  { done, conflict, revision, refusals }: EditorAnswer,
  { lang, at, timeZone, who }: { lang: Lang; at: string; timeZone: string; who: string },
): Response {
  const time = (iso: string) => localText(iso, timeZone).slice(11)
  const answer: Autosaved =
    done === 'saved'
      ? { state: 'saved', text: t(lang, 'editor.autosaved', { time: time(at) }), revision }
      : conflict
        ? {
            state: 'conflict',
            text: t(lang, 'editor.autosave_conflict', { who, time: time(conflict.theirs.savedAt) }),
            revision,
          }
        : { state: 'refused', text: t(lang, 'editor.autosave_refused', { n: refusals.length }), revision }
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
}
