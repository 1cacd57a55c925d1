import { and, eq, inArray } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { variants } from '../../../db/schema/catalogue.ts'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { recordStockIn } from './record-stock.ts'

/** What was typed for one variant: `12` is what was counted, `+5` and `-2` what came and went. */
export type TypedStock = {
  variantId: string
  typed: string
  /** The stock that the form showed. */
  seen: number
}

export type CountStockInput = {
  by: Person
  productId: string
  counts: TypedStock[]
  /** Why, in a few words: kept beside each movement. */
  note: string
  at: string
}

const longestNote = 200

/** The field of a variant's stock in a form. */
export const stockField = (variantId: string): string => `stock_${variantId}`

/** A count or a change, in pieces; null when it is neither. */
export function readStock(typed: string): { kind: 'count' | 'change'; pieces: number } | null {
  const [, sign, digits] = /^([-−+]?)\s*(\d{1,9})$/.exec(typed.replace(/[\s\u00a0\u202f]/g, '')) ?? []
  if (digits === undefined) return null
  if (!sign) return { kind: 'count', pieces: Number(digits) }
  return { kind: 'change', pieces: sign === '+' ? Number(digits) : -Number(digits) + 0 }
}

/**
 * Writes down what was counted, or what came and went, each as a movement with its reason. Blank fields are
 * passed over. Refuses what is no number, a missing reason, more going than is there, and a count of
 * what has moved since the form was opened: an order may have taken a piece meanwhile.
 */
export const countStock = (
  { by, productId, counts, note, at }: CountStockInput,
  random: Random = systemRandom,
): Promise<{ moved: number }> =>
  write(async (tx) => {
    demand(by, 'edit', 'catalogue')
    const asked = counts.filter(({ typed }) => typed.trim() !== '')
    const ids = asked.map(({ variantId }) => variantId)
    const rows = await tx
      .select()
      .from(variants)
      .where(and(eq(variants.productId, productId), inArray(variants.id, ids)))
    const found: Refusal[] = []
    const moves: { variantId: string; delta: number }[] = []
    for (const { variantId, typed, seen } of asked) {
      const field = stockField(variantId)
      const row = rows.find(({ id }) => id === variantId)
      if (!row) throw new Refusal('refusal.product_unknown')
      const read = readStock(typed)
      if (!read)
        found.push(new Refusal('refusal.stock_unreadable', { text: typed.trim().slice(0, 20) }, field))
      else if (read.kind === 'count' && row.stock !== seen)
        found.push(new Refusal('refusal.stock_moved', { seen, now: row.stock }, field))
      else {
        const delta = read.kind === 'count' ? read.pieces - row.stock : read.pieces
        if (row.stock + delta < 0) found.push(new Refusal('refusal.stock_short', { left: row.stock }, field))
        if (delta !== 0) moves.push({ variantId, delta })
      }
    }
    const reason = note.trim().replace(/\s+/g, ' ')
    if (asked.length === 0) found.push(new Refusal('refusal.stock_nothing', {}, 'note'))
    else if (reason === '') found.push(new Refusal('refusal.stock_note', {}, 'note'))
    if (reason.length > longestNote)
      found.push(new Refusal('refusal.text_too_long', { most: longestNote }, 'note'))
    refuseAll(found)
    for (const move of moves)
      await recordStockIn(
        tx,
        { ...move, reason: 'counted', orderId: null, at, by: by.id, note: reason },
        random,
      )
    await recordAuditIn(tx, {
      ...{ by, action: 'product.stock', subject: { kind: 'product', id: productId }, at },
      after: { moves, reason },
    })
    return { moved: moves.length }
  })
