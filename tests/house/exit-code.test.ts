import { expect, test } from 'vitest'

test('a server of the tests leaves the end of their process alone', async () => {
  const listeners = () => [process.listeners('beforeExit'), process.listeners('exit')]
  const before = listeners()
  const { startPostgres } = await import('../postgres-server.ts')
  expect(startPostgres).toBeTypeOf('function')
  expect(listeners()).toEqual(before)
})
