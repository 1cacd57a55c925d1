/** One column of the picture above a table. */
export type ColumnOf = {
  /** Where it begins and how wide it is, 0 to 1. */
  start: number
  span: number
  /** From the ground up. */
  parts: { key: string; value: number }[]
  /** A height that a line marks. */
  line?: number
}
