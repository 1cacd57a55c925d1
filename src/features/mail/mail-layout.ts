/** What a mail is made of; each piece exists as plain text and as simple HTML. */
export type MailPiece =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; url: string }
  /** Amounts under a heading, the last one as a total when `total` says so. */
  | { kind: 'amounts'; rows: { label: string; amount: string }[]; total?: { label: string; amount: string } }
  /** Facts such as a bank account, one a line. */
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  /** A long text of the shop's own, below everything else. */
  | { kind: 'page'; title: string; markdown: string; html: string }

const width = 64

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)

/** `label ........ amount`, at most `width` characters when both fit. */
function dotted(label: string, amount: string): string {
  const dots = width - label.length - amount.length - 2
  return `${label} ${'.'.repeat(Math.max(3, dots))} ${amount}`
}

/** Markdown as it is read best without a program: no stars, links as words with their address. */
const plain = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]+)\]\(mailto:[^)]+\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replaceAll('**', '')

function asText(piece: MailPiece, colon: string): string {
  switch (piece.kind) {
    case 'heading':
      return `${piece.text}\n${'-'.repeat(Math.min(width, piece.text.length))}`
    case 'text':
      return piece.text
    case 'link':
      return `${piece.text}\n${piece.url}`
    case 'amounts': {
      const rows = piece.rows.map(({ label, amount }) => dotted(label, amount))
      const total = piece.total ? [dotted(piece.total.label, piece.total.amount)] : []
      return [...rows, ...total].join('\n')
    }
    case 'facts':
      return piece.rows.map(({ label, value }) => `${label}${colon} ${value}`).join('\n')
    case 'page':
      return `${'='.repeat(width)}\n${piece.title}\n${'='.repeat(width)}\n\n${plain(piece.markdown)}`
  }
}

const cell = 'padding:4px 0;border-bottom:1px solid #e3ded2'
const figure = `${cell};text-align:right;font-family:monospace;white-space:nowrap;padding-left:16px`
const row = (label: string, value: string, bold = false): string => {
  const inside = (text: string) => (bold ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text))
  return `<tr><td style="${cell}">${inside(label)}</td><td style="${figure}">${inside(value)}</td></tr>`
}
const tableOf = (rows: string[]): string =>
  `<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 16px">${rows.join('')}</table>`

function asHtml(piece: MailPiece): string {
  switch (piece.kind) {
    case 'heading':
      return `<h2 style="font-size:18px;margin:24px 0 8px">${escapeHtml(piece.text)}</h2>`
    case 'text':
      return `<p style="margin:0 0 12px">${escapeHtml(piece.text).replaceAll('\n', '<br>')}</p>`
    case 'link':
      return `<p style="margin:0 0 12px"><a href="${escapeHtml(piece.url)}" style="color:#1d1b16">${escapeHtml(piece.text)}</a></p>`
    case 'amounts': {
      const total = piece.total ? [row(piece.total.label, piece.total.amount, true)] : []
      return tableOf([...piece.rows.map(({ label, amount }) => row(label, amount)), ...total])
    }
    case 'facts':
      return tableOf(piece.rows.map(({ label, value }) => row(label, value)))
    case 'page':
      return `<hr style="margin:32px 0"><h1 style="font-size:20px">${escapeHtml(piece.title)}</h1>${piece.html}`
  }
}

/** A mail's plain text and HTML. The HTML asks nothing of any server: no pictures, no scripts, no fonts. */
export function layOutMail(lang: string, pieces: MailPiece[]): { text: string; html: string } {
  const body = pieces.map(asHtml).join('\n')
  const frame = 'margin:0 auto;max-width:600px;padding:24px;font:16px/1.5 Georgia,serif;color:#1d1b16'
  return {
    text: `${pieces.map((piece) => asText(piece, lang === 'fr' ? '\u202f:' : ':')).join('\n\n')}\n`,
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body style="background:#faf8f3"><div style="${frame}">\n${body}\n</div></body></html>\n`,
  }
}
