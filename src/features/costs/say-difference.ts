import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { FormDifference } from './form-differences.ts'
import { componentOf } from './line-component.ts'
import type { LibraryEntry } from './take-component.ts'

type Said = { what: string; mine: string; theirs: string }

const fieldName = (field: string, lang: Lang) => t(lang, `editor.field_${field.replace('.', '_') as 'price'}`)

/** Values that are words of the code, as the form's choices show them. */
function valueText(field: string, value: string, library: LibraryEntry[], lang: Lang): string {
  if (value === '') return t(lang, 'editor.nothing')
  switch (field) {
    case 'basis':
      return t(lang, `editor.basis_${value as 'rate'}`)
    case 'grade':
      return t(lang, `product.grade_${value as 'invoice'}`)
    case 'disclosure':
      return t(lang, `editor.disclosure_${value as 'exact'}`)
    case 'recipient.kind':
      return t(lang, `editor.kind_${value as 'state'}`)
    case 'group':
      return t(lang, `product.group_long_${value as 'design'}`)
    case 'unknowns':
      return t(lang, `editor.unknowns_${value as 'none'}`)
    case 'documents':
      return t(lang, 'editor.documents_count', { n: value.split(' ').length })
    case 'component': {
      const id = componentOf(value)?.id
      return library.find((entry) => entry.id === id)?.line[`label.${lang}`] ?? t(lang, 'editor.component')
    }
    case 'overhead':
      return t(lang, 'editor.overhead')
    default:
      return value
  }
}

/** Where two people's forms differ, and what each wrote there. */
export function sayDifference(found: FormDifference, library: LibraryEntry[], lang: Lang): Said {
  const label = found.kind === 'head' ? '' : found.line[`label.${lang}`] || t(lang, 'editor.line_unnamed')
  if (found.kind === 'head' || found.kind === 'line') {
    const { field, mine, theirs } = found
    const name = fieldName(field, lang)
    const text = (value: string) => valueText(field, value, library, lang)
    return { what: label ? `${label}, ${name}` : name, mine: text(mine), theirs: text(theirs) }
  }
  const [there, gone] = [t(lang, 'editor.line_there'), t(lang, 'editor.line_gone')]
  return found.kind === 'only-mine'
    ? { what: label, mine: there, theirs: gone }
    : { what: label, mine: gone, theirs: there }
}
