import { everyMinute } from './every-minute.ts'
import { holdJob, type Lease } from './hold-job.ts'
import { later } from './job-lease.ts'
import { lastNight, nightly, untilNight } from './nightly.ts'
import { repeat, type Job } from './repeat.ts'

export type Jobs = {
  /** A request may have queued mail: deliver it now rather than in a minute. */
  nudge: () => void
  /** Lets what is under way finish and starts nothing more. */
  stop: () => Promise<void>
}

/** `work` as a job of the whole shop: in one of its processes at a time, and once since `slotFrom(at)`. */
function shared(name: string, work: (lease: Lease) => Promise<void>, slotFrom: (at: string) => string): Job {
  return {
    name,
    run: async (at, nudged) => {
      const said = await holdJob({ name, at, slotFrom: nudged ? null : slotFrom(at) }, work)
      return said === 'held elsewhere' ? said : undefined
    },
  }
}

/** Somewhat less than the minute that each process waits, so that one of them always finds it due. */
const minuteMs = 55_000

/**
 * Plans the shop's own work beside the requests; the first of it comes in a minute, or when nudged. A night
 * that was missed because the shop was down is made up for then.
 */
export function startJobs(): Jobs {
  const minute = repeat(
    shared('every minute', everyMinute, (at) => later(at, -minuteMs)),
    () => 60_000,
  )
  const night = repeat(shared('nightly', nightly, lastNight), (now) => Math.min(untilNight(now), 60_000))
  return {
    nudge: minute.nudge,
    stop: async () => {
      await Promise.all([minute.stop(), night.stop()])
    },
  }
}
