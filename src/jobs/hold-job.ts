import { newId, systemRandom, type Random } from '../core/id.ts'
import { logBug } from '../server/log.ts'
import { claimJob, extendJob, later, leaseMs, releaseJob, type Asked, type Claim } from './job-lease.ts'

export type Lease = {
  /** Whether the job is still this run's. To be asked before each step that the world sees: when not, stop. */
  held: () => boolean
  /** `at`, and what has passed since. */
  now: () => string
}

/** So long before its end a lease counts as lost: what a step may take, and two clocks differ. In milliseconds. */
const marginMs = 15_000
/** How often a run says that it lives, in milliseconds. */
const beatMs = leaseMs / 4

/**
 * Does `work` when no other process is at this job, and tells from time to time that this one lives. A
 * process that dies loses the job after `leaseMs`; one that only slept finds that `held()` is false.
 */
export async function holdJob<T>(
  { name, at, slotFrom }: Omit<Asked, 'holder'>,
  work: (lease: Lease) => Promise<T>,
  random: Random = systemRandom,
): Promise<Exclude<Claim, 'claimed'> | { done: T }> {
  const holder = newId('run', random)
  const began = Date.now()
  const now = (): string => later(at, Date.now() - began)
  const claim = await claimJob({ name, at, holder, slotFrom })
  if (claim !== 'claimed') return claim

  let heldUntil = later(at, leaseMs - marginMs)
  const extend = async (): Promise<void> => {
    const from = now()
    const mine = await extendJob({ name, holder, at: from })
    heldUntil = mine ? later(from, leaseMs - marginMs) : at
  }
  const beat = setInterval(() => {
    extend().catch((error: unknown) => logBug(error, { job: name, during: 'extend' }))
  }, beatMs).unref()
  try {
    return { done: await work({ held: () => now() < heldUntil, now }) }
  } finally {
    clearInterval(beat)
    await releaseJob({ name, holder, at: now() })
  }
}
