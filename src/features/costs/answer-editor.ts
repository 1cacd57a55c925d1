import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { momentOfLocal } from '../../core/time/local-moment.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Person } from '../accounts/person.ts'
import { discardDraft } from './discard-draft.ts'
import { lineName, placeInForm, readTyped, type TypedForm } from './editor-form.ts'
import { addLine, addLines, lineStep, moveLine, removeLine } from './editor-lines.ts'
import { fieldInForm } from './field-in-form.ts'
import { formDifferences, type FormDifference } from './form-differences.ts'
import type { Editor } from './open-editor.ts'
import { publishDraft } from './publish-draft.ts'
import { readDraft, type Draft } from './read-draft.ts'
import { readTypedForm, type FormGround, type ReadForm } from './read-editor-form.ts'
import { readTemplate } from './read-templates.ts'
import { saveDraft } from './save-draft.ts'
import { saveTemplate } from './save-template.ts'
import { uploadDocument } from './upload-document.ts'
import { workOut } from './work-out.ts'
import { typedTemplateLine, writeEditorForm } from './write-editor-form.ts'

/** Somebody else's save that came in between, and where it differs from what was typed. */
export type Conflict = { theirs: Draft; differences: FormDifference[] }

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

export type Asked = { by: Person; lang: Lang; at: string; dataDir: string; timeZone: string }

/** What the form shows when the page opens. */
export const openingAnswer = (editor: Editor, lang: Lang): EditorAnswer => ({
  typed: writeEditorForm(editor.input, { currency: editor.frame.currency, lang }, editor.frame.country),
  revision: editor.draft?.revision ?? null,
  ...{ refusals: [], done: null, conflict: null, focus: null },
})

const revisionOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)

/** Does what a button of the editor asks for. Never throws a Refusal: it is in the answer, nothing typed is lost. */
export async function answerEditor(form: FormData, editor: Editor, asked: Asked): Promise<EditorAnswer> {
  const ground = { currency: editor.frame.currency, lang: asked.lang }
  const answer: EditorAnswer = {
    typed: readTyped(form),
    revision: revisionOf(formText(form, 'revision')),
    ...{ refusals: [], done: null, conflict: null, focus: null },
  }
  try {
    return { ...answer, ...(await takeStep(form, answer, editor, ground, asked)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { places } = readTypedForm(answer.typed, ground)
    const refusals = error.all.map(
      ({ code, params, field }) => new Refusal(code, params, fieldInForm(field, answer.typed, places)),
    )
    const isOther = error.code === 'refusal.costs_stale' || error.code === 'refusal.costs_draft_gone'
    const conflict = isOther ? await conflictOf(answer.typed, editor, ground) : null
    return { ...answer, refusals, conflict }
  }
}

async function conflictOf(mine: TypedForm, editor: Editor, ground: FormGround): Promise<Conflict | null> {
  const theirs = await readDraft(editor.variantId ?? editor.product.id)
  if (!theirs) return null
  const differences = formDifferences(mine, writeEditorForm(theirs.input, ground, editor.frame.country))
  return { theirs, differences }
}

type Step = Partial<EditorAnswer>

async function takeStep(
  form: FormData,
  { typed, revision }: EditorAnswer,
  editor: Editor,
  ground: FormGround,
  asked: Asked,
): Promise<Step> {
  const { by, at } = asked
  const { country } = editor.frame
  const [step = '', what = ''] = formText(form, 'step').split(':')
  const lines = lineStep(formText(form, 'step'))
  const scope = { productId: editor.product.id, variantId: editor.variantId }
  const read = () => readTypedForm(typed, ground)
  if (lines?.kind === 'add') {
    const { form: added, index } = addLine(typed, lines.group, country)
    return { typed: added, focus: lineName(index, `label.${asked.lang}`) }
  }
  const place = lines ? placeInForm(form, lines.index) : -1
  if (lines?.kind === 'remove') return { typed: removeLine(typed, place), focus: 'step-compute' }
  if (lines) {
    const down = lines.kind === 'up' ? -1 : 1
    const moved = moveLine(typed, place, down)
    const index = moved === typed ? place : place + down
    return { typed: moved, focus: lineName(index, `label.${asked.lang}`) }
  }
  switch (step) {
    case 'save':
      await saveDraft({ by, ...scope, input: sound(read(), editor), revision, at })
      return { done: 'saved' }
    case 'mine':
      await saveDraft({ by, ...scope, input: sound(read(), editor), revision: revisionOf(what), at })
      return { done: 'saved' }
    case 'publish': {
      const inForceFrom = beginning(form, asked.timeZone)
      await publishDraft({ by, ...scope, input: sound(read(), editor), revision, at, inForceFrom })
      return { done: 'published' }
    }
    case 'discard':
      if (editor.draft) await discardDraft({ by, ...scope, revision: revision ?? editor.draft.revision, at })
      return { done: 'discarded' }
    case 'upload':
      return { typed: await uploadDocument(typed, form, asked), done: 'document', focus: 'documents' }
    case 'template': {
      const found = await readTemplate(formText(form, 'template'))
      const given = found.map((line) => typedTemplateLine(line, ground, country))
      return { typed: addLines(typed, given), focus: 'step-compute' }
    }
    case 'save-template': {
      const name = {
        fr: formText(form, 'template.name.fr').trim(),
        en: formText(form, 'template.name.en').trim(),
      }
      await saveTemplate({ by, name, lines: sound(read(), editor).lines, at })
      return { done: 'template' }
    }
    case 'compute':
      sound(read(), editor)
      return {}
    default:
      return {}
  }
}

/** The breakdown that was typed; throws what keeps it from being kept. */
function sound(read: ReadForm, { frame }: Editor): ReadForm['input'] {
  const { unsound } = workOut(read, frame)
  const [first, ...rest] = unsound
  if (first) throw new Refusal(first.code, first.params, first.field, rest)
  return read.input
}

/** When the price is to begin, or undefined for now. */
function beginning(form: FormData, timeZone: string): string | undefined {
  if (formText(form, 'inForce') !== 'later') return undefined
  const found = momentOfLocal(formText(form, 'inForceFrom'), timeZone)
  if (found === null) throw new Refusal('refusal.editor_local_moment', {}, 'inForceFrom')
  return found
}
