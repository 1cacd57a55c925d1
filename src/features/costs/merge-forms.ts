import { Refusal } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import { inGroupOrder, placeInForm, type TypedForm, type TypedLine } from './editor-form.ts'
import { formDifferences, type FormDifference } from './form-differences.ts'

export type Pick = 'mine' | 'theirs'

/** The name of the choice between two people's values of one field, or of a line that one of them lacks. */
export function pickName(found: FormDifference): string {
  switch (found.kind) {
    case 'head':
      return `pick.head.${found.field}`
    case 'line':
      return `pick.line.${found.place}.${found.field}`
    case 'only-mine':
    case 'only-theirs':
      return `pick.${found.kind}.${found.place}`
  }
}

/** What was chosen, by name; a line of mine is known by the number that its fields bear, which becomes its place. */
export function picksIn(form: FormData): Map<string, Pick> {
  const picks = new Map<string, Pick>()
  for (const name of form.keys()) {
    const picked = formText(form, name)
    if (!name.startsWith('pick.') || (picked !== 'mine' && picked !== 'theirs')) continue
    const own = /^(pick\.(?:line|only-mine)\.)(\d{1,4})(.*)$/.exec(name)
    picks.set(own ? `${own[1]}${placeInForm(form, Number(own[2]))}${own[3]}` : name, picked)
  }
  return picks
}

type LineDifference = Extract<FormDifference, { kind: 'line' }>

function takeField(line: TypedLine, { field, other }: LineDifference): void {
  if (field === 'documents') line.documents = other.documents
  else line[field] = other[field]
}

/**
 * Mine, with their value wherever it was chosen. Throws the Refusal `refusal.editor_unchosen` while the choice
 * of some difference is open: nobody's value wins unseen.
 */
export function mergeForms(mine: TypedForm, theirs: TypedForm, picks: Map<string, Pick>): TypedForm {
  const found = formDifferences(mine, theirs)
  const open = found.filter((difference) => !picks.has(pickName(difference)))
  if (open.length > 0) throw new Refusal('refusal.editor_unchosen', { n: open.length }, 'conflict')
  const head = { ...mine.head }
  const lines: (TypedLine | null)[] = mine.lines.map((line) => ({ ...line }))
  for (const difference of found) {
    const isTheirs = picks.get(pickName(difference)) === 'theirs'
    if (!isTheirs) continue
    if (difference.kind === 'head') head[difference.field] = difference.theirs
    else if (difference.kind === 'line') takeField(lines[difference.place]!, difference)
    else if (difference.kind === 'only-theirs') lines.push(difference.line)
    else lines[difference.place] = null
  }
  return {
    head,
    lines: inGroupOrder(lines.filter((line) => line !== null)),
    documents: [...new Set([...mine.documents, ...theirs.documents])],
  }
}
