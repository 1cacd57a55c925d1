/** One part of a ribbon and of its key. */
export type Segment = {
  /** Names the colour: `fill-{key}` in ribbon.css. */
  key: string
  label: string
  value: number
  /** The amount as printed in the segment. */
  text: string
  /** The whole sentence for a screen reader. */
  spoken: string
  href?: string
}
