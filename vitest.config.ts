import { defineConfig } from 'vitest/config'

const withServer = ['tests/http/**/*.test.ts', 'tests/server/**/*.test.ts', 'tests/stories/**/*.test.ts']
/** What a feature promises, it promises on both engines. */
const onlyPostgres = ['tests/db/engines/postgres*.test.ts', 'tests/features/backup/base-backup.test.ts']
const onBothEngines = ['tests/{db,features,checks,jobs,stories}/**/*.test.ts']
const withBrowser = ['tests/browser/**/*.test.ts']

// Four kinds: pure code and SQLite; the same features on PostgreSQL; the built server over HTTP; a real browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // What the tests make go wrong on purpose is not news.
          env: { LOG_LEVEL: 'silent' },
          include: ['tests/**/*.test.ts'],
          exclude: [...withServer, ...withBrowser, ...onlyPostgres],
          // A soak tries a hundred times as many cases.
          testTimeout: process.env['SOAK'] === '1' ? 1_800_000 : 20_000,
        },
      },
      {
        test: {
          name: 'postgres',
          // In a soak each transaction is run twice, as after a serialization failure.
          env: {
            LOG_LEVEL: 'silent',
            TEST_ENGINE: 'postgres',
            WRITES: process.env['SOAK'] === '1' ? 'twice' : 'once',
          },
          include: onBothEngines,
          // A clock that stands still does not wait for an answer over a socket.
          exclude: [
            ...['tests/db/engines/sqlite.test.ts', 'tests/features/backup/backup.test.ts'],
            'tests/jobs/hold-job.test.ts',
          ],
          globalSetup: ['tests/scratch-root.ts', 'tests/test-postgres.ts'],
          testTimeout: process.env['SOAK'] === '1' ? 1_800_000 : 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'http',
          include: withServer,
          globalSetup: ['tests/scratch-root.ts', 'tests/fresh-build.ts', 'tests/test-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: withBrowser,
          globalSetup: ['tests/scratch-root.ts', 'tests/fresh-build.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time, when the others are done: it wants all cores for itself.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
