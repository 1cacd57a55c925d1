import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Person } from '../accounts/person.ts'
import { localText } from '../../core/time/local-moment.ts'
import { dateEstimates } from './date-estimates.ts'
import { readTyped, type TypedForm } from './editor-form.ts'
import { fieldInForm } from './field-in-form.ts'
import { formDifferences, type FormDifference } from './form-differences.ts'
import { mergeForms, picksIn } from './merge-forms.ts'
import type { Editor } from './open-editor.ts'
import { readDraft, type Draft } from './read-draft.ts'
import { readTypedForm, type FormGround } from './read-editor-form.ts'
import { takeNamed, type LibraryEntry } from './take-component.ts'
import { shareUnits } from './share-units.ts'
import { takeStep } from './take-step.ts'
import { writeEditorForm } from './write-editor-form.ts'

/** Somebody else's save that came in between, and where it differs from what was typed. */
export type Conflict = { theirs: Draft; typed: TypedForm; differences: FormDifference[] }

export type EditorAnswer = {
  typed: TypedForm
  /** The revision that the form was opened with; null for a first save. */
  revision: number | null
  /** Fields named as in the form. */
  refusals: Refusal[]
  done: 'saved' | 'discarded' | 'published' | 'template' | 'document' | null
  conflict: Conflict | null
  /** The name of the field to go to. */
  focus: string | null
}

export type Asked = {
  by: Person
  lang: Lang
  at: string
  dataDir: string
  timeZone: string
  library: LibraryEntry[]
}

/** What the form shows when the page opens. */
export const openingAnswer = (editor: Editor, lang: Lang): EditorAnswer => ({
  typed: writeEditorForm(
    editor.input,
    { currency: editor.frame.currency, lang },
    editor.frame.country,
    // Before anything was published or saved, no number was typed either.
    editor.draft !== null || editor.before === null,
  ),
  revision: editor.draft?.revision ?? null,
  ...{ refusals: [], done: null, conflict: null, focus: null },
})

/** What need not be typed twice: what the library says, the day of an estimate, a unit's other language. */
const completed = (typed: TypedForm, { library, at, timeZone }: Asked): TypedForm =>
  shareUnits(dateEstimates(takeNamed(typed, library), localText(at, timeZone).slice(0, 10)))

const revisionOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)

/** Refusals behind which stands somebody else's save. */
const ofOthers = ['refusal.costs_stale', 'refusal.costs_draft_gone', 'refusal.editor_unchosen']

/** Does what a button of the editor asks for. Never throws a Refusal: it is in the answer, nothing typed is lost. */
export async function answerEditor(form: FormData, editor: Editor, asked: Asked): Promise<EditorAnswer> {
  const ground = { currency: editor.frame.currency, lang: asked.lang }
  let answer: EditorAnswer = {
    typed: completed(readTyped(form), asked),
    revision: revisionOf(formText(form, 'revision')),
    ...{ refusals: [], done: null, conflict: null, focus: null },
  }
  try {
    answer = { ...answer, ...(await settle(form, answer.typed, editor, ground)) }
    return { ...answer, ...(await takeStep(form, answer, editor, ground, asked)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { places } = readTypedForm(answer.typed, ground)
    const refusals = error.all.map(
      ({ code, params, field }) => new Refusal(code, params, fieldInForm(field, answer.typed, places)),
    )
    const conflict = ofOthers.includes(error.code) ? await conflictOf(answer.typed, editor, ground) : null
    return { ...answer, refusals, conflict }
  }
}

async function conflictOf(mine: TypedForm, editor: Editor, ground: FormGround): Promise<Conflict | null> {
  const theirs = await readDraft(editor.variantId ?? editor.product.id)
  if (!theirs) return null
  const typed = writeEditorForm(theirs.input, ground, editor.frame.country, true)
  return { theirs, typed, differences: formDifferences(mine, typed) }
}

/**
 * After somebody else's save: `mine:N` goes on from their revision N with all that was typed, `merge:N` with
 * what was chosen field by field. A revision that is no longer the last is refused when it is saved.
 */
async function settle(
  form: FormData,
  mine: TypedForm,
  editor: Editor,
  ground: FormGround,
): Promise<Partial<EditorAnswer>> {
  const [step, what = ''] = formText(form, 'step').split(':')
  const revision = revisionOf(what)
  if ((step !== 'mine' && step !== 'merge') || revision === null) return {}
  const conflict = step === 'merge' ? await conflictOf(mine, editor, ground) : null
  if (conflict?.theirs.revision !== revision) return step === 'mine' ? { revision } : {}
  return { revision, typed: mergeForms(mine, conflict.typed, picksIn(form)) }
}
