import { readCart } from './read-cart.ts'
import { removeLine } from './remove-line.ts'
import { setQuantity } from './set-quantity.ts'

/** Takes out what is no longer there and lowers what there is less of, as the shopper asked. */
export async function fitToStock({ secret, at }: { secret: string | null; at: string }): Promise<void> {
  const { lines } = await readCart(secret, at)
  for (const { variantId, problem, available } of lines) {
    if (problem === 'too-many') await setQuantity({ secret, variantId, quantity: available ?? 1, at })
    else if (problem !== null) await removeLine({ secret, variantId, at })
  }
}
