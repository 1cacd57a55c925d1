import { countDistinct, eq, inArray } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { breakdownLines, breakdownVersions } from '../../../db/schema/costs.ts'
import { componentLine } from './component-line.ts'
import { costAt, readComponents } from './read-components.ts'
import type { FormGround } from './read-editor-form.ts'
import type { LibraryEntry } from './take-component.ts'
import type { LineInput } from './vocabulary.ts'
import { typedLine } from './write-editor-form.ts'

type Asked = {
  ground: FormGround
  country: string
  at: string
  /** For the components of these lines, the products with a line of them are counted. */
  lines: LineInput[]
}

async function countProducts(componentIds: string[], on: Reader): Promise<Map<string, number>> {
  if (componentIds.length === 0) return new Map()
  const rows = await on
    .select({ id: breakdownLines.componentId, n: countDistinct(breakdownVersions.productId) })
    .from(breakdownLines)
    .innerJoin(breakdownVersions, eq(breakdownVersions.id, breakdownLines.versionId))
    .where(inArray(breakdownLines.componentId, componentIds))
    .groupBy(breakdownLines.componentId)
  return new Map(rows.map(({ id, n }) => [id!, Number(n)]))
}

/** The components that a line may be made of: not archived, with a cost in force at a time. */
export async function readLibrary(
  { ground, country, at, lines }: Asked,
  on: Reader = read(),
): Promise<LibraryEntry[]> {
  const named = [...new Set(lines.flatMap(({ component }) => component?.id ?? []))]
  const counts = await countProducts(named, on)
  return (await readComponents(on)).flatMap(({ component, costs }) => {
    const cost = costAt(costs, at)
    if (component.archivedAt !== null || !cost) return []
    const line = { ...typedLine(componentLine(component, cost, 0), ground, country), quantity: '' }
    return [{ id: component.id, products: counts.get(component.id) ?? null, line }]
  })
}
