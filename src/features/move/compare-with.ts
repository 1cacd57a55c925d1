import type { Connection } from '../../../db/client.ts'
import { compareShops, type Totals } from './totals.ts'

/** Holds one state of each side against the other. Throws a Refusal that names the first table that differs. */
export const compareWith = (from: Connection, to: Connection, pageRows = 1000): Promise<Totals[]> =>
  from.snapshot((here) => to.snapshot((there) => compareShops(here, there, pageRows)))
