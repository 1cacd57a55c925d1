import { Refusal, refuseAll } from '../../core/refusal.ts'
import { momentOfLocal } from '../../core/time/local-moment.ts'
import { formText } from '../../core/web/form-text.ts'
import type { Asked, EditorAnswer } from './answer-editor.ts'
import { autosaveDraft } from './autosave-draft.ts'
import { discardDraft } from './discard-draft.ts'
import { lineName, placeInForm, type TypedForm } from './editor-form.ts'
import { addLine, addLines, lineStep, moveLine, removeLine, type LineStep } from './editor-lines.ts'
import type { Editor } from './open-editor.ts'
import { publishDraft } from './publish-draft.ts'
import { readTypedForm, type FormGround, type ReadForm } from './read-editor-form.ts'
import { readTemplate } from './read-templates.ts'
import { saveDraft } from './save-draft.ts'
import { saveTemplate } from './save-template.ts'
import { entryOf, takeAt, takeComponent } from './take-component.ts'
import { uploadDocument } from './upload-document.ts'
import { workOut } from './work-out.ts'
import { typedTemplateLine } from './write-editor-form.ts'

type Step = Partial<EditorAnswer>

/** Does what one button asks for, and gives what changes in the answer by it. Throws Refusals. */
export async function takeStep(
  form: FormData,
  { typed, revision }: EditorAnswer,
  editor: Editor,
  ground: FormGround,
  asked: Asked,
): Promise<Step> {
  const { by, at } = asked
  const step = formText(form, 'step')
  const lines = lineStep(step)
  if (lines) return changeLines(form, typed, lines, editor, asked)
  const scope = { productId: editor.product.id, variantId: editor.variantId }
  const sound = () => soundInput(readTypedForm(typed, ground), editor)
  switch (step.split(':')[0]) {
    case 'save':
    case 'mine':
    case 'merge':
      await saveDraft({ by, ...scope, input: sound(), revision, at })
      return { done: 'saved' }
    case 'autosave': {
      const saved = await autosaveDraft({ by, ...scope, input: sound(), revision, at })
      return { done: 'saved', revision: saved.revision }
    }
    case 'publish': {
      const inForceFrom = beginning(form, asked.timeZone)
      const input = sound()
      refuseAll(readTypedForm(typed, ground).missing)
      await publishDraft({ by, ...scope, input, revision, at, inForceFrom })
      return { done: 'published' }
    }
    case 'discard':
      if (editor.draft) await discardDraft({ by, ...scope, revision: revision ?? editor.draft.revision, at })
      return { done: 'discarded' }
    case 'upload':
      return { typed: await uploadDocument(typed, form, asked), done: 'document', focus: 'documents' }
    case 'template':
      return useTemplate(form, typed, editor, ground, asked)
    case 'save-template': {
      const [fr, en] = ['template.name.fr', 'template.name.en'].map((name) => formText(form, name).trim())
      await saveTemplate({ by, name: { fr: fr!, en: en! }, lines: sound().lines, at })
      return { done: 'template' }
    }
    case 'compute':
      sound()
      return {}
    default:
      return {}
  }
}

function changeLines(
  form: FormData,
  typed: TypedForm,
  lines: LineStep,
  editor: Editor,
  { lang, library }: Asked,
): Step {
  if (lines.kind === 'add') {
    const { form: added, index } = addLine(typed, lines.group, editor.frame.country)
    return { typed: added, focus: lineName(index, `label.${lang}`) }
  }
  const place = placeInForm(form, lines.index)
  if (lines.kind === 'remove') return { typed: removeLine(typed, place), focus: 'step-compute' }
  if (lines.kind === 'take')
    return { typed: takeAt(typed, place, library), focus: lineName(place, 'quantity') }
  const by = lines.kind === 'up' ? -1 : 1
  const moved = moveLine(typed, place, by)
  return { typed: moved, focus: lineName(moved === typed ? place : place + by, `label.${lang}`) }
}

/** The lines of a template; those of the library at the cost that is in force. */
async function useTemplate(
  form: FormData,
  typed: TypedForm,
  { frame }: Editor,
  ground: FormGround,
  { library, lang }: Asked,
): Promise<Step> {
  const found = await readTemplate(formText(form, 'template'))
  const given = found.map((line) => {
    const begun = typedTemplateLine(line, ground, frame.country)
    const entry = entryOf(begun, library)
    return entry ? takeComponent(begun, entry) : { ...begun, component: '' }
  })
  const next = addLines(typed, given)
  const needsBatch = typed.head.batchSize.trim() === '' && next.lines.some((line) => line.basis === 'batch')
  const documents = [...new Set([...typed.documents, ...next.lines.flatMap((line) => line.documents)])]
  return { typed: { ...next, documents }, focus: needsBatch ? 'batchSize' : lineName(0, `label.${lang}`) }
}

/** The breakdown that was typed; throws what keeps it from being kept. */
function soundInput(read: ReadForm, { frame }: Editor): ReadForm['input'] {
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
