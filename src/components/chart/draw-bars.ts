import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'
import type { ChartConfiguration } from 'chart.js'
import { fillOf } from './colours.ts'
import { amountAxis, mount, paperTooltip, plainAxis, readFigure, type Figure } from './frame.ts'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

/** One bar a row, its parts stacked. */
export function draw(figure: HTMLElement): void {
  const read = readFigure(figure)
  mount(figure, () => configuration(read))
}

function configuration({ data, write }: Figure): ChartConfiguration {
  const x = plainAxis()
  return {
    type: 'bar',
    data: {
      labels: data.rows.map((row) => row.label),
      datasets: data.columns.map(({ key, label, values }) => ({
        label,
        data: values,
        backgroundColor: fillOf(key, false),
        maxBarThickness: 72,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        y: { ...amountAxis(write), stacked: true },
        x: { ...x, stacked: true },
      },
      plugins: {
        tooltip: {
          ...paperTooltip(),
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const { label, values } = data.columns[datasetIndex]!
              return `${label} ${write(values[dataIndex]!)}`
            },
          },
        },
      },
    },
  }
}
