import { describe, expect, test } from 'vitest'
import { importsOf, sources } from './sources.ts'

/** From low to high: a feature may import those before it. */
const features = [
  'mail',
  'accounts',
  'shop',
  'catalogue',
  'costs',
  'imports',
  'donations',
  'payments',
  'cart',
  'orders',
  'move',
  'backup',
]

/** What each room may import besides itself. `features` is every feature; `schema words` their vocabularies. */
const allowed: Record<string, string[]> = {
  db: ['core', 'vocabulary'],
  'db/seed': ['db', 'core', 'features', 'checks'],
  content: [],
  core: ['content'],
  components: ['core'],
  layouts: ['core', 'components', 'features'],
  features: ['db', 'core', 'components', 'content'],
  checks: ['db', 'core', 'features', 'jobs/hold-job'],
  jobs: ['db', 'core', 'features', 'checks', 'server/log'],
  server: ['db', 'db/seed', 'core', 'features', 'jobs'],
  middleware: ['core', 'features', 'server/log'],
  'env.d': ['core', 'features'],
  pages: ['core', 'features', 'components', 'layouts', 'checks', 'server/log', 'server/refusals'],
  cli: ['db', 'core', 'features', 'checks', 'server/open-database', 'server/prepare-shop'],
  'cli/boot': ['dist'],
}

/** The room that a file stands in. */
function roomOf(path: string): string {
  if (path === 'db/seed.ts' || path.startsWith('db/demo/')) return 'db/seed'
  if (path.startsWith('src/cli/boot/')) return 'cli/boot'
  if (!path.startsWith('src/')) return path.split('/')[0]!
  return path.split('/')[1]!.replace(/\.\w+$/, '')
}

const featureOf = (path: string): string | null => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null

/** Why `from` may not import `to`, or null. */
function objection(from: string, to: string): string | null {
  const [room, target] = [roomOf(from), roomOf(to)]
  const [mine, theirs] = [featureOf(from), featureOf(to)]
  if (mine && theirs && mine !== theirs)
    return features.indexOf(theirs) < features.indexOf(mine) ? null : `${mine} stands below ${theirs}`
  if (room === target) return null
  const may = allowed[room] ?? []
  if (may.includes(target)) return null
  if (may.includes('vocabulary') && /\/vocabulary\.ts$/.test(to)) return null
  if (may.some((path) => to === `src/${path}.ts`)) return null
  return `${room} may not import ${target}`
}

const all = sources(['src', 'db'])

describe('who may import whom', () => {
  test('is held by every file', () => {
    const wrong = all.flatMap((source) =>
      importsOf(source).flatMap((to) => {
        const why = objection(source.path, to)
        return why === null ? [] : [`${source.path} imports ${to}: ${why}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('is decided for every feature', () => {
    const found = new Set(all.flatMap(({ path }) => featureOf(path) ?? []))
    expect([...found].filter((feature) => !features.includes(feature))).toEqual([])
  })

  test.each([
    ['src/pages/[lang]/cart.astro', 'db/client.ts'],
    ['src/core/id.ts', 'src/features/costs/say.ts'],
    ['src/features/costs/say.ts', 'src/features/orders/place-order.ts'],
    ['src/components/Field.astro', 'src/features/shop/settings.ts'],
    ['src/features/costs/say.ts', 'src/pages/healthz.ts'],
    ['db/schema/costs.ts', 'src/features/costs/publish.ts'],
  ])('forbids %s to import %s', (from, to) => {
    expect(objection(from, to)).not.toBeNull()
  })

  test.each([
    ['src/pages/[lang]/cart.astro', 'src/features/cart/read-cart.ts'],
    ['src/features/orders/place-order.ts', 'src/features/costs/say.ts'],
    ['db/schema/costs.ts', 'src/features/costs/vocabulary.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(objection(from, to)).toBeNull()
  })
})

test('only db/engines names a database driver', () => {
  const driver =
    /(from|import\() ?'(better-sqlite3|pg|pg-connection-string|drizzle-orm\/(better-sqlite3|node-postgres))'/
  const naming = all.filter(({ text }) => driver.test(text)).map(({ path }) => path)
  expect(naming.length).toBeGreaterThan(0)
  expect(naming.filter((path) => !path.startsWith('db/engines/'))).toEqual([])
})
