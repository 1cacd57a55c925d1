import { Refusal } from '../../core/refusal.ts'
import { readCart } from './read-cart.ts'
import { setQuantity } from './set-quantity.ts'

/** The name of a line's field in the cart's form. */
export const quantityField = (variantId: string): string => `quantity-${variantId}`

/** What was typed for each variant in the cart's form. */
export function typedQuantities(form: FormData): Map<string, string> {
  const prefix = quantityField('')
  return new Map(
    [...form].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value]] : [],
    ),
  )
}

/**
 * Sets the quantities that differ from the cart's; each line on its own. Returns a Refusal for each
 * that can't be, with the name of its field. Variants that are not in the cart are left alone.
 */
export async function updateQuantities(input: {
  secret: string | null
  typed: Map<string, string>
  at: string
}): Promise<Refusal[]> {
  const { secret, typed, at } = input
  const { lines } = await readCart(secret, at)
  const refused: Refusal[] = []
  for (const { variantId, quantity, problem } of lines) {
    const text = typed.get(variantId)?.trim()
    if (text === undefined || text === String(quantity) || problem === 'gone') continue
    try {
      await setQuantity({ secret, variantId, quantity: /^\d{1,6}$/.test(text) ? Number(text) : NaN, at })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(...error.all.map((r) => new Refusal(r.code, r.params, quantityField(variantId))))
    }
  }
  return refused
}
