import type { MessageParams } from '../../core/i18n/messages.ts'
import { mostTold, type Fate } from './product-fate.ts'
import type { Note, NoteCode, Refused, RowRefusal, SourceKind } from './source-product.ts'

/** What an import did, or would do. */
export type ImportSummary = {
  source: SourceKind
  dryRun: boolean
  /** Rows with anything in them, the header aside. */
  rows: { read: number; refused: number }
  products: Tally
  /** Products of which nothing could be taken. */
  productsRefused: number
  variants: Tally
  /** The first products of each fate, one by one. */
  fates: Fate[]
  /** Prices put in force. */
  prices: number
  drafts: { created: number; updated: number; dropped: number }
  images: { added: number; removed: number }
  categories: number
  refused: Refused[]
  notes: Note[]
  /** Headers of columns that hold something and have no place in this shop. */
  unusedColumns: string[]
}

type Tally = { created: number; updated: number; unchanged: number }

/** Collects what happens while an import runs; a line is refused once, for its first reason. */
export class ImportReport {
  refused = new Map<number, Refused>()
  notes: Note[] = []
  products: Tally = { created: 0, updated: 0, unchanged: 0 }
  variants: Tally = { created: 0, updated: 0, unchanged: 0 }
  drafts = { created: 0, updated: 0, dropped: 0 }
  images = { added: 0, removed: 0 }
  newCategories = new Set<string>()
  prices = 0
  rowsRead = 0
  productsRefused = 0
  fates: Fate[] = []

  /** What has happened so far, to be gone on with or dropped: a transaction may be run again. */
  copy(): ImportReport {
    const { refused, notes, products, variants, drafts, images, newCategories, prices, rowsRead } = this
    const { productsRefused, fates } = this
    return Object.assign(new ImportReport(), {
      ...{ prices, rowsRead, productsRefused, fates: [...fates] },
      ...{ refused: new Map(refused), notes: [...notes] },
      ...{ products: { ...products }, variants: { ...variants }, drafts: { ...drafts } },
      ...{ images: { ...images }, newCategories: new Set(newCategories) },
    })
  }

  /** Takes over what a copy has come to. */
  become(copy: ImportReport): void {
    Object.assign(this, copy)
  }

  refuse(line: number, code: RowRefusal, params: MessageParams = {}): void {
    if (!this.refused.has(line)) this.refused.set(line, { line, code, params })
  }

  /** Counts a product, and keeps what becomes of it while there are few of its fate. */
  tell(fate: Fate): void {
    const { state } = fate
    const counted = state === 'refused' ? ++this.productsRefused : ++this.products[state]
    if (counted <= mostTold) this.fates.push(fate)
  }

  note(line: number | null, code: Note['code'], params: MessageParams = {}): void {
    this.notes.push({ line, code, params })
  }

  /** A note about the whole file, at most once. */
  noteOnce(code: NoteCode, params: MessageParams = {}): void {
    if (!this.notes.some((note) => note.code === code)) this.note(null, code, params)
  }

  summary(source: SourceKind, dryRun: boolean, unusedColumns: string[]): ImportSummary {
    const { products, variants, prices, drafts, images, notes } = this
    const refused = [...this.refused.values()].sort((a, b) => a.line - b.line)
    return {
      source,
      dryRun,
      rows: { read: this.rowsRead, refused: refused.length },
      products,
      productsRefused: this.productsRefused,
      variants,
      fates: this.fates.toSorted((a, b) => a.line - b.line),
      prices,
      drafts,
      images,
      categories: this.newCategories.size,
      refused,
      notes: notes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      unusedColumns,
    }
  }
}
