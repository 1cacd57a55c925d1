import { and, asc, countDistinct, eq, isNull, sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { componentCosts, components } from '../../../db/schema/components.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { breakdownLines, breakdownPublications, prices } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { isShown } from '../catalogue/shown.ts'
import { inForce } from './prices-to-mend.ts'

export type CostToCarry = {
  componentId: string
  label: Bilingual
  /** How many shown products have a price in force made of an earlier cost. */
  products: number
}

/** The component's cost in force: no other of it began later, until `at`. */
const costInForce = (at: string) => sql`${componentCosts.inForceFromAt} <= ${at} and not exists (
  select 1 from ${componentCosts} later where later.component_id = ${componentCosts.componentId}
  and later.in_force_from_at <= ${at} and (later.in_force_from_at > ${componentCosts.inForceFromAt}
    or (later.in_force_from_at = ${componentCosts.inForceFromAt} and later.sequence > ${componentCosts.sequence})))`

/** The components whose cost in force is not yet that of every price made of them; archived ones stay out. */
export const costsToCarry = (at: string, on: Reader = read()): Promise<CostToCarry[]> =>
  on
    .select({
      componentId: components.id,
      label: components.label,
      products: countDistinct(prices.productId),
    })
    .from(breakdownLines)
    .innerJoin(breakdownPublications, eq(breakdownPublications.versionId, breakdownLines.versionId))
    .innerJoin(prices, eq(prices.id, breakdownPublications.priceId))
    .innerJoin(products, eq(products.id, prices.productId))
    .innerJoin(components, eq(components.id, breakdownLines.componentId))
    .innerJoin(componentCosts, eq(componentCosts.componentId, components.id))
    .where(
      and(
        ...[isShown(at), inForce(at), costInForce(at), isNull(components.archivedAt)],
        sql`${breakdownLines.componentCostId} <> ${componentCosts.id}`,
      ),
    )
    .groupBy(components.id, components.label)
    .orderBy(asc(components.id))
