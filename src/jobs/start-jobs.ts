import { everyMinute } from './every-minute.ts'
import { nightly, untilNight } from './nightly.ts'
import { repeat } from './repeat.ts'

export type Jobs = {
  /** A request may have queued mail: deliver it now rather than in a minute. */
  nudge: () => void
  /** Lets what is under way finish and starts nothing more. */
  stop: () => Promise<void>
}

/** Plans the shop's own work beside the requests; the first of it comes in a minute, or when nudged. */
export function startJobs(): Jobs {
  const minute = repeat({ name: 'every minute', run: everyMinute }, () => 60_000)
  const night = repeat({ name: 'nightly', run: nightly }, untilNight)
  return {
    nudge: minute.nudge,
    stop: async () => {
      await Promise.all([minute.stop(), night.stop()])
    },
  }
}
