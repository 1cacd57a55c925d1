import { expect, test } from 'vitest'

test('a server of the tests leaves the exit code of their process alone', async () => {
  const before = process.listeners('beforeExit')
  await import('../postgres-server.ts')
  expect(process.listeners('beforeExit')).toEqual(before)
})
