import { eq } from 'drizzle-orm'
import { connection, type Connection, type Reader, type Writer } from '../../db/client.ts'
import { jobRuns } from '../../db/schema/jobs.ts'

/** A run that has not said for so long that it lives is taken for dead, in milliseconds. */
export const leaseMs = 120_000

/** A power cut ends every holder: what it takes of a lease is what no process has any more. */
const losable = { losable: true }

export type Asked = {
  name: string
  at: string
  /** A random id of this run, no other's. */
  holder: string
  /** Only when no run has begun since then; null runs it in any case, because something asks for it now. */
  slotFrom: string | null
}

/** `held elsewhere`: ask again shortly. `not due`: it has run in this slot. */
export type Claim = 'claimed' | 'held elsewhere' | 'not due'

type Row = typeof jobRuns.$inferSelect

export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()

/** A lease that no honest clock can have given is none: a machine whose clock was wrong stops nobody for long. */
const isHeld = (row: Row, at: string): boolean =>
  row.holder !== null &&
  row.leaseUntilAt !== null &&
  at < row.leaseUntilAt &&
  row.leaseUntilAt <= later(at, 2 * leaseMs)

function isDue({ sinceAt, startedAt, finishedAt }: Row, { at, slotFrom }: Asked): boolean {
  if (slotFrom === null) return true
  const diedAmid = startedAt !== null && finishedAt === null
  const last = startedAt ?? sinceAt
  return diedAmid || last < slotFrom || last > later(at, leaseMs)
}

function answer(row: Row, asked: Asked): Claim {
  if (isHeld(row, asked.at)) return 'held elsewhere'
  return isDue(row, asked) ? 'claimed' : 'not due'
}

const rowOf = async (name: string, on: Reader): Promise<Row | undefined> =>
  (await on.select().from(jobRuns).where(eq(jobRuns.name, name)))[0]

/** A job that this database has not heard of owes nothing for the time before: a new shop has missed no night. */
async function heardOf({ name, at }: Asked, tx: Writer): Promise<Row> {
  const row = { name, sinceAt: at, holder: null, leaseUntilAt: null, startedAt: null, finishedAt: null }
  await tx.insert(jobRuns).values(row)
  return row
}

/**
 * Takes the job for `leaseMs`, when nobody holds it and it is due. A run that died counts as not begun.
 * Times are those of the asking processes, whose clocks must agree to some seconds.
 */
export async function claimJob(asked: Asked, on: Connection = connection()): Promise<Claim> {
  // Most who ask are told no, and need not wait for a writer's turn to hear it.
  const seen = await rowOf(asked.name, on.read)
  const first = seen ? answer(seen, asked) : 'claimed'
  if (first !== 'claimed') return first
  return on.write(async (tx) => {
    const row = (await rowOf(asked.name, tx)) ?? (await heardOf(asked, tx))
    const claim = answer(row, asked)
    if (claim === 'claimed') {
      const { name, holder, at } = asked
      await tx
        .update(jobRuns)
        .set({ holder, leaseUntilAt: later(at, leaseMs), startedAt: at, finishedAt: null })
        .where(eq(jobRuns.name, name))
    }
    return claim
  }, losable)
}

type Held = Pick<Asked, 'name' | 'holder' | 'at'>

async function ifMine({ name, holder }: Held, set: Partial<Row>, on: Connection): Promise<boolean> {
  return on.write(async (tx) => {
    if ((await rowOf(name, tx))?.holder !== holder) return false
    await tx.update(jobRuns).set(set).where(eq(jobRuns.name, name))
    return true
  }, losable)
}

/** The run still lives: `leaseMs` more from `at`. False when another has taken the job over. */
export const extendJob = (held: Held, on: Connection = connection()): Promise<boolean> =>
  ifMine(held, { leaseUntilAt: later(held.at, leaseMs) }, on)

/** The run has ended, well or not. False, and nothing is written, when another has taken the job over. */
export const releaseJob = (held: Held, on: Connection = connection()): Promise<boolean> =>
  ifMine(held, { holder: null, leaseUntilAt: null, finishedAt: held.at }, on)
