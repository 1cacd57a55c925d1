import {
  Chart,
  Filler,
  Interaction,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { ChartConfiguration, InteractionModeFunction, Plugin } from 'chart.js'
import { formatDate } from '../../core/i18n/date.ts'
import { fillOf, pageColours } from './colours.ts'
import { amountAxis, mount, paperTooltip, plainAxis, readFigure, type Figure } from './frame.ts'
import { monthTicks, rowAt, stepSets, type StepSet } from './step-points.ts'

Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip)

declare module 'chart.js' {
  interface InteractionModeMap {
    /** The row in force where the pointer is. */
    inForce: InteractionModeFunction
  }
}

const inForce: InteractionModeFunction = (chart, event) => {
  const x = chart.scales['x']?.getValueForPixel(event.x ?? 0) ?? 0
  return chart.getSortedVisibleDatasetMetas().flatMap((meta) => {
    const points = chart.data.datasets[meta.index]!.data as { x: number }[]
    const index = rowAt(
      points.slice(0, -1).map((point) => ({ at: point.x })),
      x,
    )
    const element = meta.data[index]
    return element ? [{ element, datasetIndex: meta.index, index }] : []
  })
}
Interaction.modes.inForce = inForce

/** Room for `sept. 2025`, in CSS pixels. */
const tickWidth = 80

/** Prices over time: stacked parts as stepped areas, the price as a stepped line over them. */
export function draw(figure: HTMLElement): void {
  const read = readFigure(figure)
  const until = Date.parse(figure.dataset['until'] ?? '')
  const sets = stepSets(read.data, until)
  const { markAt, markText } = figure.dataset
  const marks = markAt && markText ? [markLine(Date.parse(markAt), markText)] : []
  mount(figure, () => ({ ...configuration(read, sets, until), plugins: marks }))
}

/** A dashed line through a moment, with its word beside it. */
function markLine(at: number, text: string): Plugin {
  return {
    id: 'mark',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const x = scales['x']!.getPixelForValue(at)
      ctx.save()
      ctx.strokeStyle = ctx.fillStyle = pageColours()('ink')
      ctx.setLineDash([4, 4])
      ctx.beginPath()
      ctx.moveTo(x, chartArea.top)
      ctx.lineTo(x, chartArea.bottom)
      ctx.stroke()
      ctx.font = `600 13px ${getComputedStyle(document.body).fontFamily}`
      ctx.textAlign = 'right'
      ctx.fillText(text, x - 6, chartArea.top + 12)
      ctx.restore()
    },
  }
}

function configuration({ data, lang, write }: Figure, sets: StepSet[], until: number): ChartConfiguration {
  const x = plainAxis()
  const moments = data.rows.map((row) => row.at)
  return {
    type: 'line',
    data: { datasets: sets.map((set, index) => dataset(set, sets[index - 1])) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'inForce', intersect: false },
      scales: {
        y: amountAxis(write),
        x: {
          ...x,
          type: 'linear',
          min: moments[0]!,
          max: until,
          afterBuildTicks: (scale) => {
            const most = Math.max(2, Math.floor(scale.chart.width / tickWidth))
            scale.ticks = monthTicks(moments[0]!, until, most).map((value) => ({ value }))
          },
          ticks: {
            ...x.ticks,
            autoSkip: false,
            callback: (value) => formatDate(new Date(Number(value)).toISOString(), lang, 'month'),
          },
        },
      },
      plugins: {
        tooltip: {
          ...paperTooltip(),
          filter: ({ datasetIndex, dataIndex }) => says(sets[datasetIndex]!, dataIndex),
          callbacks: {
            title: ([first]) => data.rows[first?.dataIndex ?? 0]?.label ?? '',
            label: ({ datasetIndex, dataIndex }) => {
              const { label, values } = sets[datasetIndex]!
              return `${label} ${write(values[dataIndex]!)}`
            },
          },
        },
      },
    },
  }
}

/** A part and its loss are two sets of one column: each row is told by one of them. */
const says = ({ role, values }: StepSet, row: number) =>
  role === 'line' || (role === 'part' ? values[row]! > 0 : values[row]! < 0)

function dataset({ key, label, role, points }: StepSet, below: StepSet | undefined) {
  const ink = pageColours()('ink')
  const line = role === 'line'
  return {
    label,
    data: points,
    stepped: 'before' as const,
    pointRadius: line ? points.map((_, i) => (i < points.length - 1 ? 4 : 0)) : 0,
    pointHoverRadius: line ? 6 : 0,
    borderWidth: line ? 2.5 : 0,
    borderColor: line ? ink : 'transparent',
    pointBackgroundColor: line ? ink : 'transparent',
    backgroundColor: line ? ink : fillOf(key, role === 'loss'),
    clip: false as const,
    fill: line ? false : role === 'part' && below ? '-1' : 'origin',
    order: line ? 0 : 1,
  }
}
