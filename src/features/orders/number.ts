/** An order's number as people read and write it: 42 is `C-00042`. */
export const orderLabel = (number: number): string => `C-${String(number).padStart(5, '0')}`

/** The number in what a person typed (`C-00042`, `c 42`, `42`), or null when it is none. */
export function parseOrderLabel(text: string): number | null {
  const digits = /^\s*(?:c[\s\-‑–—]*)?0*([1-9]\d{0,8})\s*$/i.exec(text)
  return digits ? Number(digits[1]) : null
}
