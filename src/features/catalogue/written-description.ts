import { cleanDescription } from './clean-description.ts'

/**
 * A cleaned description as a person would write it: plain paragraphs and lines where it holds nothing
 * else, so that nobody has to see tags; otherwise its HTML. Cleaning it again gives the same description.
 */
export function writtenDescription(html: string): string {
  const plain = html
    .replace(/<br \/>/g, '\n')
    .replace(/<\/p>\s*<p>/g, '\n\n')
    .replace(/^<p>|<\/p>$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  return cleanDescription(plain) === html ? plain : html
}
