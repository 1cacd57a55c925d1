import { beforeEach, describe, expect, test } from 'vitest'
import { shopper, system } from '../../../src/features/accounts/person.ts'
import { activeCauses, allCauses, causesById } from '../../../src/features/donations/active-causes.ts'
import { causeStory } from '../../../src/features/donations/cause-stories.ts'
import { recordConsent } from '../../../src/features/donations/record-consent.ts'
import { applyShopFile } from '../../../src/features/shop/apply-shop-file.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf } from '../../refusals.ts'

const by = system('test')
const at = '2026-03-02T09:00:00.000Z'
const slugs = (causes: { slug: string }[]) => causes.map((cause) => cause.slug)

beforeEach(async () => {
  await freshDatabase()
  await applyShopFile({ at, by })
})
const idOf = async (slug: string) => (await allCauses()).find((cause) => cause.slug === slug)!.id
const say = async (slug: string, kind: 'given' | 'withdrawn') =>
  recordConsent({ by, causeId: await idOf(slug), kind, givenBy: 'la trésorière', at })

describe('a cause can be picked', () => {
  test('only while its latest word is that it agrees', async () => {
    expect(await activeCauses()).toEqual([])
    await say('toit-pour-toutes', 'given')
    await say('rivieres-vivantes', 'given')
    expect(slugs(await activeCauses())).toEqual(['rivieres-vivantes', 'toit-pour-toutes'])
    await say('rivieres-vivantes', 'withdrawn')
    expect(slugs(await activeCauses())).toEqual(['toit-pour-toutes'])
    await say('rivieres-vivantes', 'given')
    expect(slugs(await activeCauses())).toEqual(['rivieres-vivantes', 'toit-pour-toutes'])
    expect(await allCauses()).toHaveLength(5)
    expect(slugs(await causesById([await idOf('toit-pour-toutes')]))).toEqual(['toit-pour-toutes'])
  })

  test('its word is refused from whoever may not give it, without a giver, and for no cause', async () => {
    const causeId = await idOf('rivieres-vivantes')
    const record = (own: object) =>
      codesOf(() => recordConsent({ by, causeId, kind: 'given', givenBy: 'la présidente', at, ...own }))
    expect(await record({ by: shopper })).toEqual(['not_allowed'])
    expect(await record({ givenBy: ' ' })).toEqual(['consent_by_missing'])
    expect(await record({ causeId: 'cau_none' })).toEqual(['cause_unknown'])
    expect(await activeCauses()).toEqual([])
  })
})

describe('the story of a cause', () => {
  test('is there for every cause in both languages, with what its page shows', async () => {
    for (const { slug, name } of await allCauses())
      for (const lang of ['fr', 'en'] as const) {
        const story = (await causeStory(slug, lang))!
        expect(story).toMatchObject({ slug, name, country: 'FR' })
        expect(story.summary).toMatch(/\S{3}/)
        expect(story.html).toMatch(/<h2>/)
      }
  })

  test('is none for a cause nobody wrote of, and a slug can’t lead out of the folder', async () => {
    expect(await causeStory('nobody', 'fr')).toBeNull()
    expect(await causeStory('../pages/fr/terms', 'fr')).toBeNull()
    expect(await causeStory('', 'en')).toBeNull()
  })
})
