import { Refusal } from '../../core/refusal.ts'

/** Pieces of one variant in an order. */
export const piecesAtMost = 99

/**
 * Refuses a quantity that is no whole number from 1, or that with the pieces already in the cart
 * passes what a cart holds or what is left (`available` null: not counted).
 */
export function demandQuantity(quantity: number, already: number, available: number | null): void {
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    throw new Refusal('refusal.cart_quantity', {}, 'quantity')
  if (available === 0) throw new Refusal('refusal.cart_sold_out', {}, 'quantity')
  if (available !== null && already + quantity > available)
    throw already > 0
      ? new Refusal('refusal.cart_left_with_yours', { n: available, already }, 'quantity')
      : new Refusal('refusal.cart_left', { n: available }, 'quantity')
  if (already + quantity > piecesAtMost)
    throw new Refusal('refusal.cart_too_many', { n: piecesAtMost }, 'quantity')
}
