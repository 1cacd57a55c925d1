import { drawRibbon } from '../../components/draw-ribbon.ts'
import { fillMessage } from '../../core/i18n/fill-message.ts'
import { formatCents, formatPlain } from '../../core/money/format.ts'
import { parseCents } from '../../core/money/parse.ts'
import { settledPoints } from './before-publishing.ts'
import { inGroupOrder, readTyped } from './editor-form.ts'
import { lineBefore } from './line-before.ts'
import { showDepartures } from './live-library.ts'
import type { LiveFrame } from './live-words.ts'
import { readTypedForm, type ReadForm } from './read-editor-form.ts'
import { whatIf } from './what-if.ts'
import { centsByLine, workOut, type WorkedOut } from './work-out.ts'

/* Keeps what the editor shows true to what is typed, by the code that the server computes with. */

const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector)

/** The numbers that the lines' fields bear, in the order in which the lines are read. */
export function lineNumbers(): number[] {
  const rows = [...all('#grid tr.line')].map((row) => {
    const index = Number(row.dataset['line'])
    const group = document.getElementById(`lines[${index}].group`)
    return { index, group: group instanceof HTMLSelectElement ? group.value : '' }
  })
  return inGroupOrder(rows.sort((a, b) => a.index - b.index)).map(({ index }) => index)
}

/** Works out what is typed and shows it everywhere: cents, groups, what is left, the gate, the ribbon, what if. */
export function showWorkedOut(form: HTMLFormElement, frame: LiveFrame): void {
  const read = readTypedForm(readTyped(new FormData(form)), frame)
  const worked = workOut(read, frame)
  const shown = (cents: number | null | undefined) =>
    cents === null || cents === undefined ? '–' : formatPlain(cents, frame.currency, frame.lang)
  const put = (selector: string, text: string) => {
    for (const element of all(selector)) if (element.textContent !== text) element.textContent = text
  }

  const cents = centsByLine(read, worked)
  const numbers = lineNumbers()
  numbers.forEach((index, place) => {
    put(`[data-cents="${index}"]`, shown(cents[place]))
    put(`[data-before="${index}"]`, shown(lineBefore(read.typed.lines[place]!, frame.before)))
  })
  for (const output of all('[data-group-cents]')) {
    const sum = worked.computed?.groups.find(({ group }) => group === output.dataset['groupCents'])
    output.textContent = shown(sum?.cents)
  }
  put('[data-price]', shown(worked.computed?.priceCents))
  put('[data-left]', shown(worked.left?.cents))
  for (const output of all('[data-left]')) settle(output, worked.left?.cents === 0)
  markUnread(worked)
  showGate(read, worked, frame)
  showRibbon(worked, frame)
  showWhatIf(read, frame, put, shown)
  showDepartures(form, frame, numbers)
}

function settle(element: HTMLElement, isSettled: boolean): void {
  element.classList.toggle('is-settled', isSettled)
  element.classList.toggle('is-open', !isSettled)
}

/** Marks the fields that can't be kept as they are; what the server said beside them stays until it is asked again. */
function markUnread({ unsound }: WorkedOut): void {
  const names = new Set(unsound.map(({ field }) => field))
  for (const field of all('#editor .cell-field')) {
    const isWrong = names.has(field.id)
    if (isWrong) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
  }
}

function showGate(read: ReadForm, worked: WorkedOut, { sentences, points, lang }: LiveFrame): void {
  const settled = settledPoints(read, worked)
  for (const element of all('[data-point]')) {
    const point = element.dataset['point'] as keyof typeof settled
    settle(element, settled[point])
    element.textContent = points[point]![settled[point] ? 'settled' : 'open']
  }
  const refusals = [...worked.unsound, ...worked.open]
  const items = refusals.map(({ code, params, field }) => {
    const link = document.createElement('a')
    link.href = `#${field ?? 'grid'}`
    link.textContent = fillMessage(sentences[code] ?? code, lang, params)
    const item = document.createElement('li')
    item.append(link)
    return item
  })
  const list = document.getElementById('gate-list')!
  // Leaving a field works it out again: a link that is being clicked must stay the same element.
  const isSame =
    items.length === list.children.length && items.every((item, i) => item.isEqualNode(list.children[i]!))
  if (!isSame) list.replaceChildren(...items)
  document.getElementById('gate-free')?.toggleAttribute('hidden', refusals.length > 0)
}

function showRibbon({ computed }: WorkedOut, { currency, lang, groupNames, segment }: LiveFrame): void {
  const ribbon = document.querySelector('#ribbon svg.ribbon')
  if (!ribbon) return
  const groups = (computed?.groups ?? []).filter(({ cents }) => cents !== 0)
  const total = groups.reduce((sum, { cents }) => sum + cents, 0)
  drawRibbon(
    ribbon,
    groups.map(({ group, cents }) => {
      const label = groupNames[group]!
      const percent = (total === 0 ? 0 : Math.round((cents * 1000) / total) / 10).toLocaleString(lang)
      const amount = formatCents(cents, currency, lang)
      return {
        key: group,
        label,
        value: cents,
        text: formatPlain(cents, currency, lang),
        spoken: fillMessage(segment, lang, { label, amount, percent }),
      }
    }),
  )
}

function showWhatIf(
  { input }: ReadForm,
  frame: LiveFrame,
  put: (selector: string, text: string) => void,
  shown: (cents: number | undefined) => string,
): void {
  const field = document.getElementById('whatIf')
  if (!(field instanceof HTMLInputElement)) return
  const price = parseCents(field.value, frame.currency, frame.lang)
  const found = price === null ? null : whatIf(input, price, frame)
  put('[data-what-if="margin"]', shown(found?.marginCents))
  put('[data-what-if="donation"]', shown(found?.donationCents))
  put('[data-what-if="vat"]', shown(found?.vatCents))
}
