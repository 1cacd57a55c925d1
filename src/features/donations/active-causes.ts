import { asc, eq, inArray, sql } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { causeConsents, causes } from '../../../db/schema/donations.ts'

export type Cause = { id: string; slug: string; name: string }

const columns = { id: causes.id, slug: causes.slug, name: causes.name }

/** The causes that have agreed to be named and have not taken it back, in the shop's order. */
export const activeCauses = (on: Reader = read()): Promise<Cause[]> =>
  on
    .select(columns)
    .from(causes)
    .innerJoin(causeConsents, eq(causeConsents.causeId, causes.id))
    .where(
      sql`${causeConsents.kind} = 'given' and ${causeConsents.sequence} =
        (select max(latest.sequence) from ${causeConsents} latest where latest.cause_id = ${causes.id})`,
    )
    .orderBy(asc(causes.position), asc(causes.id))

/** Every cause, also one that no longer agrees: its past stays readable. In the shop's order. */
export const allCauses = (on: Reader = read()): Promise<Cause[]> =>
  on.select(columns).from(causes).orderBy(asc(causes.position), asc(causes.id))

/** Causes by id, in the shop's order. */
export const causesById = (ids: string[], on: Reader = read()): Promise<Cause[]> =>
  on.select(columns).from(causes).where(inArray(causes.id, ids)).orderBy(asc(causes.position), asc(causes.id))
