import { ribbonShape } from './ribbon-shape.ts'
import type { Segment } from './segment.ts'

const height = 44
const below = 22

function svg(name: string, attributes: Record<string, string | number>, inside: Node[] = []): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...inside)
  return element
}

function words(segment: Segment, attributes: Record<string, string | number>, text: string): SVGElement {
  const element = svg('text', { ...attributes, 'aria-hidden': 'true' })
  element.textContent = text
  return svg('g', { role: 'img', 'aria-label': segment.spoken }, [element])
}

/** Draws a large ribbon anew, as Ribbon.astro draws it. */
export function drawRibbon(ribbon: Element, segments: Segment[]): void {
  const { positive, negative, loss } = ribbonShape(segments)
  const deep = negative.length > 0 ? height + 30 : height
  ribbon.setAttribute('height', String(deep))
  const parts = positive.map(({ segment, x, width, holds }) => {
    const part = words(
      segment,
      { class: [`on-${segment.key}`, ...holds].join(' '), x: 9, y: height / 2 + 4.5 },
      segment.text,
    )
    const held = svg('svg', { class: 'held', x, width, height }, [...part.childNodes])
    part.replaceChildren(svg('rect', { class: `fill-${segment.key}`, x, width, y: 0, height }), held)
    return part
  })
  const losses = negative.map((segment) => {
    const text = `${segment.label} ${segment.text}`
    const part = words(
      segment,
      { class: 'loss-text', x: loss.x, dx: -8, y: height + 20, 'text-anchor': 'end' },
      text,
    )
    part.prepend(
      svg('line', { class: 'price-line', x1: loss.x, x2: loss.x, y1: 0, y2: deep }),
      svg('rect', { class: `fill-${segment.key} loss`, ...loss, y: height + 4, height: below }),
    )
    return part
  })
  ribbon.replaceChildren(...parts, ...losses)
}
