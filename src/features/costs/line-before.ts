import type { Group } from './vocabulary.ts'
import type { TypedLine } from './editor-form.ts'

/** The last published version as the editor compares with it, its lines unmerged. */
export type VersionBefore = {
  number: number
  priceCents: number
  groups: { group: Group; cents: number }[]
  lines: { group: Group; label: { fr: string; en: string }; cents: number }[]
}

/** What a line came to in the version before, known by its name in its group; null when it is new. */
export function lineBefore(line: TypedLine, before: VersionBefore | null): number | null {
  const found = before?.lines.find(
    ({ group, label }) =>
      group === line.group &&
      (group === 'margin' || label.fr === line['label.fr'].trim() || label.en === line['label.en'].trim()),
  )
  return found?.cents ?? null
}
