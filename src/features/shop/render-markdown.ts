import { marked } from 'marked'
import sanitize from 'sanitize-html'

/** What a long text may hold; everything else is left out, scripts and styles with their content. */
const kept: sanitize.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'a', 'code', 'pre'],
    ...['blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'title'], th: ['align'], td: ['align'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
}

/** Markdown as HTML that is safe to show, whoever wrote it. */
export const renderMarkdown = async (markdown: string): Promise<string> =>
  sanitize(await marked.parse(markdown), kept)
