import type { Segment } from './segment.ts'

export type RibbonShape = {
  /** Drawn one after another; `x` and `width` are percentages as SVG writes them. */
  positive: { segment: Segment; x: string; width: string; holds: string[] }[]
  /** Drawn below the line, over the part by which the others exceed the total. */
  negative: Segment[]
  /** Where that part begins, and how wide it is. */
  loss: { x: string; width: string }
}

/** Where each segment of a ribbon stands, its width true to its amount; `holds` names the widths at which its text fits. */
export function ribbonShape(segments: Segment[]): RibbonShape {
  const positive = segments.filter((s) => s.value > 0)
  const negative = segments.filter((s) => s.value < 0)
  const span = positive.reduce((sum, s) => sum + s.value, 0)
  const total = segments.reduce((sum, s) => sum + s.value, 0)
  const percent = (value: number) => `${span === 0 ? 0 : Math.round((value / span) * 1e5) / 1e3}%`
  const starts = positive.map((_, i) => positive.slice(0, i).reduce((sum, s) => sum + s.value, 0))
  const holds = (segment: Segment): string[] => {
    const needed = segment.text.length * 8 + 18
    return [280, 420, 600]
      .filter((width) => (segment.value / span) * width >= needed)
      .map((width) => `at-${width}`)
  }
  const from = Math.max(total, 0)
  return {
    positive: positive.map((segment, i) => ({
      segment,
      x: percent(starts[i]!),
      width: percent(segment.value),
      holds: holds(segment),
    })),
    negative,
    loss: { x: percent(from), width: percent(span - from) },
  }
}
