export type Page = {
  status: number
  headers: Headers
  text: string
  /** Where a redirect leads, as a path of the shop; null when it is none. */
  location: string | null
}

export type Fields = Record<string, string | number | readonly string[]>

const encode = (fields: Fields): URLSearchParams => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)])
      form.append(name, one)
  return form
}

/**
 * A person with a browser that has no JavaScript: keeps cookies, sends forms from the shop's own pages,
 * follows no redirect by itself.
 */
export function visitor(url: string, lang = 'fr') {
  const cookies = new Map<string, string>()

  async function ask(path: string, init: RequestInit = {}): Promise<Page> {
    const headers = new Headers({ 'accept-language': lang, accept: 'text/html', ...init.headers })
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line)
    const to = response.headers.get('location')
    const location = to === null ? null : new URL(to, url).href.replace(new URL(url).origin, '')
    return { status: response.status, headers: response.headers, text: await response.text(), location }
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const name = pair.slice(0, pair.indexOf('='))
    if (attributes.some((a) => /^max-age=0$/i.test(a))) cookies.delete(name)
    else cookies.set(name, pair.slice(name.length + 1))
  }

  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Fields, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: encode(fields), headers: { origin: url, ...headers } }),
    /** Sends a form that may carry files. */
    send: (path: string, form: FormData) =>
      ask(path, { method: 'POST', body: form, headers: { origin: url } }),
    /** Sends a form and reads the page that the shop leads to. */
    async submit(path: string, fields: Fields): Promise<Page & { path: string }> {
      const answer = await this.post(path, fields)
      if (answer.location === null) return { ...answer, path }
      return { ...(await ask(answer.location)), path: answer.location }
    },
  }
}

export type Visitor = ReturnType<typeof visitor>

/** An attribute of a tag as it stands there; undefined when the tag has none of that name. */
export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** HTML's text with its references resolved. */
export const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The hidden fields of a page's forms, which a browser would send along. */
export function hiddenFields(html: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input\b(?:"[^"]*"|[^">])*>/g)) {
    const name = attribute(tag, 'name')
    if (name && attribute(tag, 'type') === 'hidden') found[name] = unescaped(attribute(tag, 'value') ?? '')
  }
  return found
}

/** A page's text as a person reads it: no tags, no runs of spaces. */
export const wordsOf = (html: string): string =>
  unescaped(html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/[ \n\t\r]+/g, ' ')
    .trim()
