import type { LineInput } from './vocabulary.ts'

/** The component of a line, and the cost copied from there, as one field of the form: `cmp_…/cst_…`. */
export const componentText = (component: LineInput['component']): string =>
  component ? `${component.id}/${component.costId}` : ''

/** The inverse of `componentText`; undefined for anything else. */
export function componentOf(text: string): LineInput['component'] {
  const [, id, costId] = /^([\w-]{1,60})\/([\w-]{1,60})$/.exec(text.trim()) ?? []
  return id && costId ? { id, costId } : undefined
}
