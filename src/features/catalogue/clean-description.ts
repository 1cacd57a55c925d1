import sanitize from 'sanitize-html'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { flattenHtml } from './flatten-html.ts'

/** Only what a printed leaflet needs: no pictures, frames, styles, classes, scripts; links out are bare. */
const kept: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'iframe',
    'svg',
    'math',
    'title',
  ],
  transformTags: {
    b: 'strong',
    i: 'em',
    div: 'p',
    section: 'p',
    article: 'p',
    tr: 'p',
    caption: 'p',
    dt: 'p',
    dd: 'p',
    pre: 'p',
    blockquote: 'p',
    h1: 'p',
    h2: 'p',
    h3: 'p',
    h4: 'p',
    h5: 'p',
    h6: 'p',
    a: (tagName, given) => {
      const href = bareLink(given['href'] ?? '')
      const attribs: sanitize.Attributes = href === null ? {} : { href, rel: 'nofollow' }
      return { tagName, attribs }
    },
  },
}

/** An absolute http(s) address without the marks that follow people around; null for anything else. */
function bareLink(href: string): string | null {
  if (!URL.canParse(href)) return null
  const url = new URL(href)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (url.username || url.password) return null
  for (const name of [...url.searchParams.keys()]) {
    if (/^(?:utm_.*|gclid|fbclid|msclkid|mc_[ce]id|_ga|ref|affid?|aff_id)$/i.test(name))
      url.searchParams.delete(name)
  }
  return url.href
}

/** The cells of a table's row stand apart on one line. */
const cellsApart = (text: string): string => text.replace(/<\/t[dh]>\s*<t([dh])\b/gi, '</td> · <t$1')

/** Text without tags becomes paragraphs, as the shops that wrote it show it. */
function paragraphs(text: string): string {
  if (/<(?:p|br|div|ul|ol|li|h[1-6]|table|section|blockquote)\b/i.test(text)) return text
  const blocks = text
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
  return blocks.map((block) => `<p>${block.replace(/\n/g, '<br />')}</p>`).join('')
}

/** Without links that lost their address, and without tags that hold nothing. */
const tidy = (html: string): string =>
  html
    .replace(/<a>([\s\S]*?)<\/a>/g, '$1')
    .replace(/<(p|li|ul|ol|strong|em)>(?:\s|&nbsp;|\u00a0|<br \/>)*<\/\1>/g, '')
    .trim()

/**
 * HTML that is safe to show, from anybody's HTML or plain text: p, br, ul, ol, li, strong, em, and
 * links to http(s) with rel="nofollow". Cleaning a clean text changes nothing.
 */
export function cleanDescription(text: string): string {
  let clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
  // An emptied list empties what held it: until nothing changes, which is at once for ordinary texts.
  for (let round = 0; round < 8 && clean !== ''; round++) {
    const again = tidy(flattenHtml(sanitize(cellsApart(paragraphs(clean)), kept)))
    if (again === clean) break
    clean = again
  }
  return clean
}

/** Both languages of a description, cleaned; one cleaning when they are the same text. */
export function cleanBoth({ fr, en }: Bilingual): Bilingual {
  const clean = cleanDescription(fr)
  return { fr: clean, en: en === fr ? clean : cleanDescription(en) }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** The words of an HTML text on one line, tags off. Not HTML: escape it again where it is shown. */
export function plainText(html: string): string {
  const spaced = html.replaceAll('\0', '').replace(/<\/?(?:p|br|li|ul|ol|div|h[1-6]|tr|td)\b[^>]*>/gi, ' ')
  return sanitize(spaced, { allowedTags: [], allowedAttributes: {} })
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}
