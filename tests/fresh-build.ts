import { ensureBuilt } from '../src/cli/boot/ensure-built.mjs'

/** The tests that ask a server ask the built one; it is built anew only when its sources have changed. */
export default async function setup(): Promise<void> {
  await ensureBuilt()
}
