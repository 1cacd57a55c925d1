import { Chart, type ChartConfiguration } from 'chart.js'
import { isLang, type Lang } from '../../core/i18n/lang.ts'
import { formatCents } from '../../core/money/format.ts'
import { pageColours } from './colours.ts'
import { readTable, type TableData } from './table-data.ts'

/** What a figure says of itself: its table's figures, and how its language writes an amount. */
export type Figure = { lang: Lang; data: TableData; write: (cents: number) => string }

export function readFigure(figure: HTMLElement): Figure {
  const { lang, currency, decimals } = figure.dataset
  const table = figure.querySelector('table')
  if (!isLang(lang) || !currency || !table)
    throw new Error('a chart needs a language, a currency and a table')
  const money = { code: currency, decimals: Number(decimals) }
  return { lang, data: readTable(table), write: (cents) => formatCents(Math.round(cents), money, lang) }
}

const bodyFont = (weight: 'normal' | 600 = 'normal') => ({
  family: getComputedStyle(document.body).fontFamily,
  size: 13,
  weight,
})

/** The axis of the amounts, written as the language writes them. */
export function amountAxis(write: Figure['write']) {
  const colour = pageColours()
  return {
    beginAtZero: true,
    grid: { color: colour('hair') },
    border: { display: false },
    ticks: {
      color: colour('quiet'),
      font: bodyFont(),
      precision: 0,
      maxTicksLimit: 6,
      callback: (value: string | number) => write(Number(value)),
    },
  }
}

/** The axis of time. */
export function plainAxis() {
  const colour = pageColours()
  return {
    grid: { display: false },
    border: { color: colour('field') },
    ticks: { color: colour('quiet'), font: bodyFont(), maxRotation: 0 },
  }
}

export function paperTooltip() {
  const colour = pageColours()
  return {
    backgroundColor: colour('sheet'),
    borderColor: colour('field'),
    borderWidth: 1,
    cornerRadius: 3,
    padding: 10,
    boxPadding: 5,
    titleColor: colour('ink'),
    bodyColor: colour('ink'),
    titleFont: bodyFont(600),
    bodyFont: bodyFont(),
  }
}

/**
 * Puts a canvas where the server's picture stood, with the same words for a screen reader, and draws anew
 * when the colour scheme changes.
 */
export function mount(figure: HTMLElement, configure: () => ChartConfiguration): void {
  const picture = figure.querySelector('[data-picture]')
  if (!picture) throw new Error('a chart needs the place of its picture')
  const canvas = document.createElement('canvas')
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', picture.querySelector('[aria-label]')?.getAttribute('aria-label') ?? '')
  picture.replaceChildren(canvas)
  let chart = new Chart(canvas, configure())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    chart.destroy()
    chart = new Chart(canvas, configure())
  })
}
