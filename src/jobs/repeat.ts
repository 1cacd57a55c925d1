import { logBug } from '../server/log.ts'

export type Job = { name: string; run: (at: string) => Promise<void> }

export type Repeated = {
  /** Runs it now, or once more after the run under way. */
  nudge: () => void
  /** Lets the run under way finish and starts no other. */
  stop: () => Promise<void>
}

/**
 * Runs a job again and again, `waitMs(now)` after each end: it never overlaps itself. What goes wrong is
 * logged, and the next run comes all the same.
 */
export function repeat(job: Job, waitMs: (now: Date) => number): Repeated {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const run = async (): Promise<void> => {
    do {
      again = false
      await job.run(new Date().toISOString()).catch((error: unknown) => logBug(error, { job: job.name }))
    } while (again && !stopped)
  }
  const start = (): void => {
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (!stopped) plan()
    })
  }
  const plan = (): void => {
    // A timer holds at most 24.8 days; the process may end while it waits.
    timer = setTimeout(start, Math.min(waitMs(new Date()), 86_400_000)).unref()
  }

  plan()
  return {
    nudge: () => {
      if (stopped) return
      if (running) again = true
      else start()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
