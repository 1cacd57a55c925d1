import type { MessageKey, MessageParams } from '../../core/i18n/messages.ts'
import type { RefusalCode } from '../../core/refusal.ts'

/*
 * What a foreign catalogue says, whichever shop software wrote it. Throughout: `undefined` where the
 * file has no such column (the shop keeps what it has), null or '' where the cell is blank (the shop
 * empties it).
 */

export type SourceKind = 'shopify' | 'woocommerce'

export type SourceVariant = {
  line: number
  /** Its id in this shop, from an export of this shop's own; null in any other file. */
  ownId: string | null
  /** Where the next import recognises it: `shopify:handle#small`, `woocommerce:76`. */
  importKey: string
  /** False when the file has no column that says which variant of several this is. */
  identified: boolean
  options: { name: string; value: string }[]
  sku: string | null | undefined
  barcode: string | null | undefined
  weightGrams: number | null | undefined
  /** Pieces at hand. */
  stock: number | undefined
  /** False: sold without counting. */
  tracksStock: boolean | undefined
  /** Gross, as the file has it; null: the cell is blank. */
  priceCents: number | null | undefined
  /** What one costs the shop; null: the cell is blank. */
  costMicros: number | null | undefined
  /** Sold without VAT. */
  vatFree: boolean
  /** False: the other shop has switched it off. */
  offered: boolean | undefined
  imageUrl: string | null | undefined
}

export type SourceProduct = {
  /** The line of the row that tells about the product itself. */
  line: number
  /** False for variations whose product came with another file. */
  hasOwnRow: boolean
  /** Every line that belongs to it, refused ones too. */
  lines: number[]
  importKey: string
  /** Its id in this shop, from an export of this shop's own; null in any other file. */
  ownId: string | null
  /** What its address should look like, before it is made unique. */
  slug: string
  title: string | undefined
  summary: string | undefined
  /** Anybody's HTML or plain text. */
  description: string | undefined
  /** The name of its category. */
  category: string | null | undefined
  published: boolean | undefined
  /** Why it is not put on show by itself, though the other shop shows it. */
  heldBack: NoteCode | null
  images: { url: string; alt: string }[] | undefined
  variants: SourceVariant[]
}

export type RowRefusal = Extract<MessageKey, `import.refused.${string}`>
export type NoteCode = Extract<MessageKey, `import.note.${string}`>

export type Refused = { line: number; code: RowRefusal; params: MessageParams }
/** Something that a person should know; `line` is null when it is about the whole file. */
export type Note = { line: number | null; code: NoteCode | RefusalCode; params: MessageParams }
