import { attribute, unescaped } from './http.ts'

const tags = /<(input|select|textarea)\b(?:"[^"]*"|[^">])*>/g

function valueOf(kind: string, tag: string, rest: string): string | null {
  if (kind === 'textarea') return unescaped(rest.slice(0, rest.indexOf('</textarea>')))
  if (kind === 'select') {
    const options = [
      ...rest.slice(0, rest.indexOf('</select>')).matchAll(/<option\b(?:"[^"]*"|[^">])*>/g),
    ].map(([option]) => option)
    const chosen = options.find((option) => /\sselected(?=[\s>=])/.test(option)) ?? options[0]
    return chosen ? unescaped(attribute(chosen, 'value') ?? '') : null
  }
  const type = attribute(tag, 'type') ?? 'text'
  if (type === 'file') return null
  if ((type === 'radio' || type === 'checkbox') && !/\schecked(?=[\s>=])/.test(tag)) return null
  return unescaped(attribute(tag, 'value') ?? '')
}

/** What a browser without scripts would send of the form with an id, no button pressed. */
export function formOf(html: string, id: string): FormData {
  const start = html.search(new RegExp(`<form\\b[^>]* id="${id}"`))
  if (start < 0) throw new Error(`there is no form ${id}`)
  const inside = html
    .slice(start, html.indexOf('</form>', start))
    .replace(/<template\b[\s\S]*?<\/template>/g, '')
  const form = new FormData()
  for (const match of inside.matchAll(tags)) {
    const name = attribute(match[0], 'name')
    const value = name && valueOf(match[1]!, match[0], inside.slice(match.index + match[0].length))
    if (name && value !== null && value !== undefined) form.append(unescaped(name), value)
  }
  return form
}
