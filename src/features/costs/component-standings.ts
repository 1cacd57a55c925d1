import { and, eq, inArray, ne, or } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions } from '../../../db/schema/costs.ts'
import { inParts } from '../catalogue/in-parts.ts'
import type { Ground } from './cost-ground.ts'
import { lineCents } from './line-amount.ts'
import type { Touched } from './plan-change.ts'
import type { ComponentCost } from './read-components.ts'

/** The products with a line that copied another cost of this component. */
export async function productsWith({ id, componentId }: ComponentCost, on: Reader): Promise<string[]> {
  const rows = await on
    .selectDistinct({ productId: breakdownVersions.productId })
    .from(breakdownLines)
    .innerJoin(breakdownVersions, eq(breakdownVersions.id, breakdownLines.versionId))
    .where(and(eq(breakdownLines.componentId, componentId), ne(breakdownLines.componentCostId, id)))
  return rows.map(({ productId }) => productId)
}

/** The lines of these versions that decide their margin once the component costs `cost`: numbers alone, no texts. */
export async function componentStandings(
  ground: Ground[],
  cost: ComponentCost,
  decimals: number,
  on: Reader,
): Promise<Touched[]> {
  const found = new Map(ground.map((one): [string, Touched] => [one.version.id, { ...one, lines: [] }]))
  for (const ids of inParts([...found.keys()], 5_000)) {
    const rows = await on
      .select({
        versionId: breakdownLines.versionId,
        group: breakdownLines.group,
        basis: breakdownLines.basis,
        rateBp: breakdownLines.rateBp,
        quantityMicros: breakdownLines.quantityMicros,
        cents: breakdownLines.cents,
        componentId: breakdownLines.componentId,
        costId: breakdownLines.componentCostId,
      })
      .from(breakdownLines)
      .where(
        and(
          inArray(breakdownLines.versionId, ids),
          or(
            eq(breakdownLines.componentId, cost.componentId),
            inArray(breakdownLines.basis, ['rate', 'rest']),
            eq(breakdownLines.group, 'donation'),
          ),
        ),
      )
    for (const { versionId, basis, quantityMicros, componentId, costId, ...line } of rows) {
      const changes = componentId === cost.componentId && costId !== cost.id
      const { unitCostMicros, perMicros } = cost
      const afterCents = changes
        ? lineCents({ quantityMicros: quantityMicros!, unitCostMicros, perMicros }, decimals)
        : line.cents
      found.get(versionId)!.lines.push({ ...line, isRest: basis === 'rest', changes, afterCents })
    }
  }
  return [...found.values()]
}
