import { asc, desc, eq } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { expectedVolumes, overheadAmounts, overheads } from '../../../db/schema/overheads.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { allocationKeys, recipientKinds, type AllocationKey, type Recipient } from './vocabulary.ts'

/** A running cost of the shop; see db/schema/overheads.ts. */
export type Overhead = {
  id: string
  label: Bilingual
  recipient: Recipient
  allocationKey: AllocationKey
  revision: number
  archivedAt: string | null
}

export type OverheadInYear = Overhead & {
  /** What it is expected to cost in the year; null while nobody said. */
  amountCents: number | null
}

/** The running costs that are not archived; see `everyOverhead`. */
export const readOverheads = async (year: number, on: Reader = read()): Promise<OverheadInYear[]> =>
  (await everyOverhead(year, on)).filter(({ archivedAt }) => archivedAt === null)

/** The running costs, archived ones too, in the order of their making, with what a year expects of them. */
export async function everyOverhead(year: number, on: Reader = read()): Promise<OverheadInYear[]> {
  const rows = await on.select().from(overheads).orderBy(asc(overheads.id))
  const amounts = await on
    .select()
    .from(overheadAmounts)
    .where(eq(overheadAmounts.year, year))
    .orderBy(asc(overheadAmounts.sequence))
  // The last word counts.
  const last = new Map(amounts.map(({ overheadId, amountCents }) => [overheadId, amountCents]))
  return rows.map((row) => ({
    ...{ id: row.id, label: row.label, revision: row.revision, archivedAt: row.archivedAt },
    recipient: {
      name: row.recipientName,
      kind: recipientKinds.find((kind) => kind === row.recipientKind)!,
      place: row.recipientPlace,
      country: row.recipientCountry,
    },
    allocationKey: allocationKeys.find((key) => key === row.allocationKey)!,
    amountCents: last.get(row.id) ?? null,
  }))
}

/** How many pieces of each product the shop expects to sell in a year, in the order of the shop. */
export const readVolumes = (year: number, on: Reader = read()) =>
  on
    .select({ productId: expectedVolumes.productId, pieces: expectedVolumes.pieces, title: products.title })
    .from(expectedVolumes)
    .innerJoin(products, eq(products.id, expectedVolumes.productId))
    .where(eq(expectedVolumes.year, year))
    .orderBy(asc(products.position), asc(products.id))

/** The years for which somebody said something, the newest first. */
export async function overheadYears(on: Reader = read()): Promise<number[]> {
  const rows = await on
    .selectDistinct({ year: overheadAmounts.year })
    .from(overheadAmounts)
    .orderBy(desc(overheadAmounts.year))
  return rows.map(({ year }) => year)
}
