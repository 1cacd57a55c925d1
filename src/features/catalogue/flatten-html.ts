/**
 * Brings the few tags of a cleaned text into an order that browsers read as written: paragraphs and
 * lists side by side, never one in the other, every word in one of them, and strong, em and links inside one
 * paragraph or item. Takes the output of the sanitizer only: each `<` in it begins a tag.
 */
export function flattenHtml(html: string): string {
  const page = new Page()
  for (const token of html.split(/(<[^>]*>)/)) {
    const [, slash, name = ''] = /^<(\/?)(\w+)/.exec(token) ?? []
    if (name === '' || name === 'br') page.text(token)
    else if (slash) page.endTag(name)
    else page.startTag(name, token)
  }
  return page.end()
}

/** What is written so far, and what stands open in it. */
class Page {
  private out = ''
  private inParagraph = false
  private readonly lists: { name: string; inItem: boolean }[] = []
  /** Open strong, em and a: they end with their paragraph or item. */
  private readonly inline: string[] = []

  text(text: string): void {
    const list = this.lists.at(-1)
    const isOpen = list ? list.inItem : this.inParagraph
    if (!isOpen && /^(?:\s|&nbsp;|<br \/>)*$/.test(text)) return
    this.openForWords()
    this.out += text
  }

  startTag(name: string, token: string): void {
    if (name === 'ul' || name === 'ol') this.startList(name)
    else if (name === 'p' || name === 'li') this.startBlock(name)
    else this.startInline(name, token)
  }

  endTag(name: string): void {
    if (name === 'ul' || name === 'ol') this.endList()
    else if (name === 'p' || name === 'li') this.endBlock(name)
    else this.endInline(name)
  }

  end(): string {
    this.endParagraph()
    while (this.lists.length > 0) this.endList()
    return this.out
  }

  private startBlock(name: 'p' | 'li'): void {
    const list = this.lists.at(-1)
    if (!list) {
      this.endParagraph()
      this.openForWords()
    } else if (name === 'li') {
      this.endItem()
      this.openForWords()
    } else if (list.inItem && !this.out.endsWith('<li>')) this.out += ' '
  }

  private endBlock(name: 'p' | 'li'): void {
    if (this.lists.length === 0) this.endParagraph()
    else if (name === 'li') this.endItem()
  }

  private startList(name: string): void {
    this.endParagraph()
    if (this.lists.length > 0) this.openForWords()
    this.closeInline(0)
    this.out += `<${name}>`
    this.lists.push({ name, inItem: false })
  }

  private endList(): void {
    this.endItem()
    const list = this.lists.pop()
    if (list) this.out += `</${list.name}>`
  }

  private startInline(name: string, token: string): void {
    if (this.inline.includes(name)) return
    this.openForWords()
    this.inline.push(name)
    this.out += token
  }

  private endInline(name: string): void {
    const at = this.inline.lastIndexOf(name)
    if (at >= 0) this.closeInline(at)
  }

  /** Words stand in a paragraph, or in an item of the list that is open. */
  private openForWords(): void {
    const list = this.lists.at(-1)
    if (list ? list.inItem : this.inParagraph) return
    this.out += list ? '<li>' : '<p>'
    if (list) list.inItem = true
    else this.inParagraph = true
  }

  private endParagraph(): void {
    if (!this.inParagraph) return
    this.closeInline(0)
    this.out += '</p>'
    this.inParagraph = false
  }

  private endItem(): void {
    const list = this.lists.at(-1)
    if (!list?.inItem) return
    this.closeInline(0)
    this.out += '</li>'
    list.inItem = false
  }

  private closeInline(from: number): void {
    for (const name of this.inline.splice(from).reverse()) this.out += `</${name}>`
  }
}
