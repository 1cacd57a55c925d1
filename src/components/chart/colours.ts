/** The page's own colours, as they are now: they follow the light and the dark scheme. */
export function pageColours(): (name: string) => string {
  const styles = getComputedStyle(document.documentElement)
  return (name) => styles.getPropertyValue(`--${name}`).trim()
}

/** Slanted lines over a ground, for what a colour alone must not tell. */
function hatched(ground: string, line: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = tile.height = 10
  const pen = tile.getContext('2d')
  if (!pen) return ground
  pen.fillStyle = ground
  pen.fillRect(0, 0, 10, 10)
  pen.strokeStyle = line
  pen.lineWidth = 3
  for (const shift of [-10, 0, 10]) {
    pen.moveTo(shift - 2, 12)
    pen.lineTo(shift + 12, -2)
  }
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? ground
}

/** What a part is filled with: its colour, or the pattern it has in every ribbon. */
export function fillOf(key: string, negative: boolean): CanvasPattern | string {
  const colour = pageColours()
  if (negative) return hatched(colour('paper'), colour(key))
  return key === 'vat' ? hatched(colour('vat'), colour('vat-line')) : colour(key)
}
