import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * A queue of tasks of which one runs at a time, in the order asked. A task that asks for another from within
 * itself would wait for ever: that rejects.
 */
export function oneAtATime(): <T>(task: () => Promise<T>) => Promise<T> {
  const inside = new AsyncLocalStorage<true>()
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    if (inside.getStore()) throw new Error('write() inside write() would wait for itself: pass tx on')
    const mine = last.then(() => inside.run(true, task))
    last = mine.catch(() => undefined)
    return mine
  }
}
