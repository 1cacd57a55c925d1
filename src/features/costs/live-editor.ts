import { isOwnWord } from './date-estimates.ts'
import { startAutosave } from './live-autosave.ts'
import { showWorkedOut } from './live-foot.ts'
import { walkGrid } from './live-grid.ts'
import { fillFromLibrary, takeAgain } from './live-library.ts'
import type { LiveFrame } from './live-words.ts'
import { takeFiles } from './live-upload.ts'
import { unitIn } from './share-units.ts'

/* The editor made quicker: nothing here that the form does not do by itself. */

const form = document.getElementById('editor') as HTMLFormElement
const grid = document.getElementById('grid')!
const frame = JSON.parse(document.getElementById('editor-frame')!.textContent) as LiveFrame

const wasUnsaved = form.dataset['unsaved'] !== undefined
const autosave = startAutosave(form, frame.words, wasUnsaved)

function changed(): void {
  showWorkedOut(form, frame)
  autosave.changed()
}

function shareUnit(field: EventTarget | null): void {
  if (!(field instanceof HTMLInputElement)) return
  const [, name, lang] = /^(lines\[\d+\]\.unit)\.(fr|en)$/.exec(field.name) ?? []
  const other = name && document.getElementById(`${name}.${lang === 'fr' ? 'en' : 'fr'}`)
  if (other instanceof HTMLInputElement && other.value.trim() === '')
    other.value = unitIn(field.value, lang as 'fr' | 'en') ?? ''
}

/** A grade without its date, or a key, is half said: an estimate is of today, the rest is asked for. */
function askForMore(field: EventTarget | null): void {
  const index =
    field instanceof HTMLSelectElement ? /^lines\[(\d+)\]\.grade$/.exec(field.name)?.[1] : undefined
  if (index === undefined || !(field instanceof HTMLSelectElement)) return
  const date = document.getElementById(`lines[${index}].date`)
  if (!(date instanceof HTMLInputElement)) return
  if (date.value === '' && isOwnWord(field.value)) date.value = frame.today
  if (field.value === 'allocation' || (field.value !== '' && date.value === ''))
    date.closest('details')!.open = true
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
  shareUnit(event.target)
  askForMore(event.target)
  const isFilled = fillFromLibrary(form, frame, event)
  // A pasted block tells each of its cells, and is worked out once.
  if (!event.isTrusted) return
  if (isFilled) changed()
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

takeFiles(form)
for (const button of document.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true
if (wasUnsaved) changed()
