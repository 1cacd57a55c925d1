import { startAutosave } from './live-autosave.ts'
import { showWorkedOut } from './live-foot.ts'
import { walkGrid } from './live-grid.ts'
import { fillFromLibrary, takeAgain } from './live-library.ts'
import type { LiveFrame } from './live-words.ts'

/* The editor made quicker: nothing here that the form does not do by itself. */

const form = document.getElementById('editor') as HTMLFormElement
const grid = document.getElementById('grid')!
const frame = JSON.parse(document.getElementById('editor-frame')!.textContent) as LiveFrame

/** Symbols are written alike in every language: typed once, they hold for the other. */
const symbols = /^(?:[kcm]?m[²³]?|[kmµ]?g|[cm]?l|min|h|s|kWh|Wh|%)$/i

const wasUnsaved = form.dataset['unsaved'] !== undefined
const autosave = startAutosave(form, frame.words, wasUnsaved)

function changed(): void {
  showWorkedOut(form, frame)
  autosave.changed()
}

function shareSymbol(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement) || !symbols.test(field.value.trim())) return
  const name = /^(lines\[\d+\]\.unit)\.(fr|en)$/.exec(field.name)
  const other = name && document.getElementById(`${name[1]}.${name[2] === 'fr' ? 'en' : 'fr'}`)
  if (other instanceof HTMLInputElement && other.value.trim() === '') other.value = field.value.trim()
}

/** A grade without its date is half said: the place for the date opens. */
function askForDate(field: EventTarget | null): void {
  const index =
    field instanceof HTMLSelectElement ? /^lines\[(\d+)\]\.grade$/.exec(field.name)?.[1] : undefined
  if (index === undefined) return
  const date = document.getElementById(`lines[${index}].date`)
  if (date instanceof HTMLInputElement && date.value === '') date.closest('details')!.open = true
}

/** The price to try follows the price, until somebody tries another. */
const tried = document.getElementById('whatIf') as HTMLInputElement
let triesAnother = false

form.addEventListener('input', (event) => {
  const { target } = event
  if (target instanceof HTMLInputElement && /^(pick\.|upload|template)/.test(target.name)) return
  if (target === tried) {
    triesAnother = true
    showWorkedOut(form, frame)
    return
  }
  if (target instanceof HTMLInputElement && target.name === 'price' && !triesAnother)
    tried.value = target.value
  fillFromLibrary(form, frame, event)
  changed()
})
form.addEventListener('change', (event) => {
  shareSymbol(event.target)
  askForDate(event.target)
  if (fillFromLibrary(form, frame, event)) changed()
  else showWorkedOut(form, frame)
})
walkGrid(grid, frame.country, changed)

// What Enter would have computed is computed already: nobody loses their place by it.
form.addEventListener('keydown', (event) => {
  const isText = event.target instanceof HTMLInputElement && event.target.type === 'text'
  if (event.key === 'Enter' && isText) event.preventDefault()
})

// What the gate links to may stand in closed details.
form.addEventListener('click', (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.gate-list a') : null
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!field) return
  event.preventDefault()
  for (let box = field.closest('details'); box; box = box.parentElement!.closest('details')) box.open = true
  field.focus()
  field.scrollIntoView({ block: 'center' })
})

form.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-take]') : null
  if (!button) return
  event.preventDefault()
  takeAgain(form, frame, Number(button.dataset['take']))
  changed()
})

const drop = document.querySelector<HTMLElement>('[data-drop]')
const file = document.getElementById('upload.file') as HTMLInputElement | null
drop?.addEventListener('dragover', (event) => event.preventDefault())
drop?.addEventListener('drop', (event) => {
  event.preventDefault()
  if (file && event.dataTransfer && event.dataTransfer.files.length > 0) file.files = event.dataTransfer.files
})

for (const button of document.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true
if (wasUnsaved) changed()
