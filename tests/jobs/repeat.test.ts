import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { untilNight } from '../../src/jobs/nightly.ts'
import { repeat } from '../../src/jobs/repeat.ts'

const never = () => 86_400_000

/** A job whose runs the test ends by hand. */
function heldJob() {
  const ends: (() => void)[] = []
  let most = 0
  const job = {
    name: 'held',
    run: () => {
      most = Math.max(most, ends.length + 1)
      return new Promise<void>((resolve) => ends.push(resolve))
    },
  }
  const endOne = async () => {
    ends.pop()?.()
    await new Promise(setImmediate)
  }
  return { job, ends, endOne, most: () => most }
}

describe('a job', () => {
  test('never overlaps itself, and runs once more for all nudges during a run', async () => {
    const { job, ends, endOne, most } = heldJob()
    const { nudge, stop } = repeat(job, never)
    nudge()
    nudge()
    nudge()
    expect(ends).toHaveLength(1)
    await endOne()
    expect(ends).toHaveLength(1)
    await endOne()
    expect(ends).toHaveLength(0)
    expect(most()).toBe(1)
    await stop()
  })

  test('comes again by itself after its wait', async () => {
    let runs = 0
    const thrice = new Promise<void>((resolve) => {
      const { stop } = repeat(
        {
          name: 'counting',
          run: async () => {
            runs += 1
            if (runs === 3) {
              resolve()
              void stop()
            }
          },
        },
        () => 1,
      )
    })
    // The wait alone does not keep a process alive.
    const awake = setInterval(() => undefined, 1000)
    await thrice
    clearInterval(awake)
    expect(runs).toBe(3)
  })

  test('that fails comes again', async () => {
    let runs = 0
    const { nudge, stop } = repeat(
      {
        name: 'failing',
        run: async () => {
          runs += 1
          throw new Error('this failure belongs to the test')
        },
      },
      never,
    )
    nudge()
    await new Promise(setImmediate)
    nudge()
    await stop()
    expect(runs).toBe(2)
  })

  test('is waited for when the shop stops, and does not start again', async () => {
    const { job, ends, endOne } = heldJob()
    const { nudge, stop } = repeat(job, never)
    nudge()
    let stopped = false
    const stopping = stop().then(() => (stopped = true))
    nudge()
    await new Promise(setImmediate)
    expect(stopped).toBe(false)
    await endOne()
    await stopping
    expect(ends).toHaveLength(0)
  })
})

describe('a job that another process is at', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Says what is in `answers`, one a run, and notes whether it was nudged. */
  function asked(...answers: ('held elsewhere' | undefined)[]) {
    const nudges: boolean[] = []
    const run = async (_: string, nudged: boolean) => {
      nudges.push(nudged)
      return answers[nudges.length - 1]
    }
    return { nudges, ...repeat({ name: 'shared', run }, () => 60_000) }
  }

  test('is asked for each second, and the nudge is kept until it has run', async () => {
    const { nudges, nudge, stop } = asked('held elsewhere', 'held elsewhere', undefined)
    nudge()
    await vi.advanceTimersByTimeAsync(0)
    expect(nudges).toEqual([true])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(nudges).toEqual([true, true, true])
    await vi.advanceTimersByTimeAsync(59_999)
    expect(nudges).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(1)
    expect(nudges).toEqual([true, true, true, false])
    await stop()
  })

  test('is taken over without a nudge too, when that process does not end it', async () => {
    const { nudges, stop } = asked('held elsewhere', undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(nudges).toEqual([false])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(nudges).toEqual([false, false])
    await stop()
  })

  test('is asked for no more once the shop stops', async () => {
    const { nudges, nudge, stop } = asked('held elsewhere', 'held elsewhere')
    nudge()
    await stop()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(nudges).toEqual([true])
  })
})

test.each([
  ['2026-03-03T01:59:00.000Z', 60_000],
  ['2026-03-03T02:00:00.000Z', 24 * 3600_000],
  ['2026-12-31T23:00:00.000Z', 3 * 3600_000],
])('the night after %s begins in %i ms', (now, ms) => {
  expect(untilNight(new Date(now))).toBe(ms)
})
