import { fillMessage } from '../../core/i18n/fill-message.ts'
import { lineFields, lineName, readTyped, type TypedLine } from './editor-form.ts'
import { componentOf } from './line-component.ts'
import type { LiveFrame } from './live-words.ts'
import { sayDeparture } from './say-departure.ts'
import { departures, entryNamed, entryOf, takeComponent, type Departure } from './take-component.ts'

/* The component library in the grid: a name that is chosen fills the line, as the server would. */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const fieldOf = (index: number, field: string) =>
  document.querySelector<Field>(`[name="lines[${index}].${field}"]`)

/** The line whose fields bear this number, as it is typed. */
const lineAt = (form: HTMLFormElement, index: number): TypedLine => {
  const own = new FormData()
  for (const [name, value] of new FormData(form)) {
    const field = name.startsWith(`lines[${index}].`) ? name.slice(name.indexOf('.') + 1) : null
    if (field) own.append(`lines[0].${field}`, value)
  }
  return readTyped(own).lines[0]!
}

function writeLine(index: number, line: TypedLine): void {
  for (const field of lineFields) {
    const element = fieldOf(index, field)
    if (!element) continue
    if (field === 'component' && element instanceof HTMLSelectElement) offer(element, line.component)
    element.value = line[field]
  }
  const name = lineName(index, 'documents')
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)]
  for (const box of boxes) box.checked = line.documents.includes(box.value)
  const shown = new Set(boxes.map((box) => box.value))
  for (const sha256 of line.documents.filter((one) => !shown.has(one))) {
    // A document that the page does not list yet goes along all the same.
    const kept = document.createElement('input')
    Object.assign(kept, { type: 'checkbox', name, value: sha256, checked: true, hidden: true })
    kept.setAttribute('aria-hidden', 'true')
    document.querySelector(`tr[data-more="${index}"] details`)?.append(kept)
  }
}

/** The choice must know a value that it is to show: a line's own, older cost gives way to the one in force. */
function offer(select: HTMLSelectElement, value: string): void {
  const id = componentOf(value)?.id
  const option = [...select.options].find((one) => componentOf(one.value)?.id === id)
  if (option) option.value = value
}

function showChip(index: number): void {
  const chip = document.querySelector<HTMLAnchorElement>(`[data-chip="${index}"]`)
  const component = componentOf(fieldOf(index, 'component')?.value ?? '')
  if (!chip) return
  chip.hidden = !component
  if (component) chip.href = chip.dataset['to']!.replace('0', component.id)
}

/** Lets a chosen name or component fill its line. Returns whether it did. */
export function fillFromLibrary(form: HTMLFormElement, { library }: LiveFrame, event: Event): boolean {
  const [, number, field] = /^lines\[(\d+)\]\.(.+)$/.exec((event.target as Field).name) ?? []
  if (number === undefined || (field !== 'component' && !field?.startsWith('label.'))) return false
  const index = Number(number)
  const line = lineAt(form, index)
  const isEmpty = line.cost.trim() === '' && line.overhead === ''
  // A name taken from the list is meant; one that is typed is when nothing else says what the line costs.
  const isChosen = event instanceof InputEvent && event.inputType === 'insertReplacementText'
  const entry =
    field === 'component'
      ? event.type === 'change' && entryOf(line, library)
      : (isEmpty || isChosen) && entryNamed(line, library)
  if (entry) writeLine(index, takeComponent(line, entry))
  showChip(index)
  return Boolean(entry)
}

/** The line takes its component over anew. */
export function takeAgain(form: HTMLFormElement, { library }: LiveFrame, index: number): void {
  const line = lineAt(form, index)
  const entry = entryOf(line, library)
  if (entry) writeLine(index, takeComponent(line, entry))
}

/** Shows the lines whose cost is not the library's; `numbers` are those that the fields of each line bear. */
export function showDepartures(form: HTMLFormElement, frame: LiveFrame, numbers: number[]): void {
  const found = departures(readTyped(new FormData(form)), frame.library, frame)
  document.getElementById('library')!.hidden = found.length === 0
  const list = document.getElementById('departures')!
  const items = found.map((departure) => item(departure, frame, numbers[departure.place]!))
  const isSame =
    items.length === list.children.length && items.every((one, i) => one.isEqualNode(list.children[i]!))
  if (!isSame) list.replaceChildren(...items)
}

function item(departure: Departure, { libraryWords: words, lang }: LiveFrame, number: number): HTMLElement {
  const template = document.getElementById('departure-template') as HTMLTemplateElement
  const box = template.content.querySelector('[data-departure]')!.cloneNode(true) as HTMLElement
  const said = sayDeparture(departure, lang, (key, params) => fillMessage(words[key]!, lang, params))
  box.querySelector('[data-departure-title]')!.textContent = said.title
  box.querySelector('[data-departure-text]')!.textContent = said.text
  const take = box.querySelector<HTMLButtonElement>('[data-take]')!
  take.value = `take:${number}`
  take.dataset['take'] = String(number)
  take.textContent = said.take
  const see = box.querySelector<HTMLAnchorElement>('[data-departure-see]')!
  see.href = see.dataset['to']!.replace('0', departure.entry.id)
  return box
}
