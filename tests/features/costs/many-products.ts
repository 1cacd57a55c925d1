import type { Writer } from '../../../db/client.ts'
import { products, variants } from '../../../db/schema/catalogue.ts'
import { currencyOf } from '../../../src/core/money/currency.ts'
import { systemRandom } from '../../../src/core/id.ts'
import type { Person } from '../../../src/features/accounts/person.ts'
import { inParts } from '../../../src/features/catalogue/in-parts.ts'
import { componentLine } from '../../../src/features/costs/component-line.ts'
import { computeBreakdown } from '../../../src/features/costs/compute-breakdown.ts'
import { publishSuccessors } from '../../../src/features/costs/publish-successors.ts'
import type { Component, ComponentCost } from '../../../src/features/costs/read-components.ts'
import type { BreakdownInput } from '../../../src/features/costs/vocabulary.ts'
import { shirt, shirtLines } from '../../vectors/shirt.ts'

const same = (text: string) => ({ fr: text, en: text })

/** The nth shirt: more or less cloth, dearer or cheaper; the cloth is the component. */
export function nthShirt(n: number, component: Component, cost: ComponentCost): BreakdownInput {
  const cloth = componentLine(component, cost, 1_000_000 + (n % 97) * 13_700)
  return {
    ...shirt,
    priceCents: 12_400 + (n % 41) * 55,
    batchSize: 100 + (n % 7) * 50,
    marginPaysFor: same('Les prochaines saisons.'),
    lines: [{ ...cloth, label: shirtLines[0]!.label }, ...shirtLines.slice(1)],
  }
}

/** Puts so many products on show, each with one variant and a published breakdown of 16 lines. */
export async function addManyProducts(
  tx: Writer,
  count: number,
  { by, at, component, cost }: { by: Person; at: string; component: Component; cost: ComponentCost },
): Promise<string[]> {
  const currency = currencyOf('EUR')
  const ids = Array.from({ length: count }, (_, n) => `prd_${String(n).padStart(6, '0')}`)
  for (const part of inParts([...ids.entries()], 200)) {
    await tx.insert(products).values(
      part.map(([n, id]) => ({
        ...{ id, slug: `produit-${n}`, position: n, categoryId: null, manufacturerId: null },
        ...{ title: same(`Chemise nº ${n}`), summary: same(''), description: same('') },
        ...{ composition: same(''), origin: same(''), care: same(''), vatBp: 2000, givingRateBp: null },
        ...{ importKey: null, createdAt: at, updatedAt: at, publishedAt: at, archivedAt: null },
      })),
    )
    await tx.insert(variants).values(
      part.map(([n, id]) => ({
        ...{ id: `var_${n}`, productId: id, position: 1, options: [], sku: null, barcode: null },
        ...{ weightGrams: null, stock: 0, tracksStock: true, importKey: null, archivedAt: null },
      })),
    )
    const successors = part.map(([n, id]) => {
      const input = nthShirt(n, component, cost)
      const scope = { productId: id, variantId: null, scopeId: id }
      const computed = computeBreakdown(input, currency)
      return { scope, input, computed, inForceFrom: at, referenceCents: null, by: by.id, at }
    })
    await publishSuccessors(tx, successors, systemRandom)
  }
  return ids
}
