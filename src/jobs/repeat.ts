import { logBug } from '../server/log.ts'

export type Job = {
  name: string
  /** `nudged`: somebody asks for it now. `held elsewhere`: another process is at it, to be asked again shortly. */
  run: (at: string, nudged: boolean) => Promise<'held elsewhere' | void>
}

export type Repeated = {
  /** Runs it now, or once more after the run under way, whichever process that is in. */
  nudge: () => void
  /** Lets the run under way finish and starts no other. */
  stop: () => Promise<void>
}

/** How soon to ask again for what another process is at, in milliseconds. */
const againMs = 1_000

/**
 * Runs a job again and again, `waitMs(now)` after each end: it never overlaps itself. What goes wrong is
 * logged, and the next run comes all the same. While another process is at it, it is asked for each second:
 * a nudge is kept, and a run that died there is taken over.
 */
export function repeat(job: Job, waitMs: (now: Date) => number): Repeated {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let nudged = false
  let elsewhere = false
  let stopped = false

  const runOnce = async (): Promise<void> => {
    const asked = nudged
    nudged = false
    const said = await job
      .run(new Date().toISOString(), asked)
      .catch((error: unknown) => logBug(error, { job: job.name }))
    elsewhere = said === 'held elsewhere'
    if (elsewhere) nudged ||= asked
  }
  const run = async (): Promise<void> => {
    do await runOnce()
    while (nudged && !elsewhere && !stopped)
  }
  const start = (): void => {
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (!stopped) plan(elsewhere ? againMs : waitMs(new Date()))
    })
  }
  const plan = (ms: number): void => {
    // A timer holds at most 24.8 days; the process may end while it waits.
    timer = setTimeout(start, Math.min(ms, 86_400_000)).unref()
  }

  plan(waitMs(new Date()))
  return {
    nudge: () => {
      if (stopped) return
      nudged = true
      if (!running) start()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
