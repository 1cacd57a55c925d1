import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Lock = { packages: Record<string, { version?: string; resolved?: string; integrity?: string }> }
const lockText = readFileSync('package-lock.json', 'utf8')
const lock = JSON.parse(lockText) as Lock
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>

const isAtLeast = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((v) => v.split('.').map(Number))
  const first = a!.findIndex((n, i) => n !== b![i])
  return first === -1 || a![first]! > b![first]!
}

describe('the packages', () => {
  // Below these, a published advisory applies.
  test.each([
    ['astro', '7.2.8'],
    ['sharp', '0.35.4'],
    ['drizzle-orm', '0.45.2'],
    ['better-auth', '1.6.24'],
  ])('%s is not older than %s anywhere', (name, floor) => {
    const versions = Object.entries(lock.packages)
      .filter(([path]) => path.endsWith(`node_modules/${name}`))
      .map(([, { version }]) => version!)
    expect(versions.length).toBeGreaterThan(0)
    expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
  })

  test('are of exact versions, each with its hash', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const [name, version] of Object.entries(manifest[kind] ?? {}))
        expect(version, name).toMatch(/^\d+\.\d+\.\d+(-beta\.\d+)?$/)
    const unsealed = Object.entries(lock.packages).filter(
      ([path, { integrity }]) => path !== '' && !integrity,
    )
    expect(unsealed.map(([path]) => path)).toEqual([])
  })

  test('name no registry: each machine asks its own', () => {
    expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
    expect(lockText).not.toMatch(/https?:\/\/[^"]*regis/)
    expect(readFileSync('.npmrc', 'utf8')).not.toContain('registry=')
  })
})
