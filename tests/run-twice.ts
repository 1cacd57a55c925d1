import type { Connection } from '../db/client.ts'

/** What undoes the first run of each transaction. */
class RunAgain extends Error {}

/**
 * Has every transaction run twice: once rolled back, as when the server reports a serialization failure, then for
 * good. A verb that changes anything but the database in its transaction is found out by its own tests.
 */
export const runTwice = (own: Connection): Connection => ({
  ...own,
  write: async (fn, promised) => {
    const first = own.write(async (tx) => {
      await fn(tx)
      throw new RunAgain()
    }, promised)
    await first.catch((error: unknown) => {
      if (!(error instanceof RunAgain)) throw error
    })
    return own.write(fn, promised)
  },
})
