import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import shopFile from '../../../content/shop.json' with { type: 'json' }
import { read, write } from '../../../db/client.ts'
import { causes } from '../../../db/schema/donations.ts'
import { deliveryMethods, shopSettings } from '../../../db/schema/shop.ts'
import { shopper, system } from '../../../src/features/accounts/person.ts'
import { applyShopFile } from '../../../src/features/shop/apply-shop-file.ts'
import { countryName, namedCountries } from '../../../src/features/shop/countries.ts'
import { cheapestDelivery, deliveryMethodsFor, servedCountries } from '../../../src/features/shop/delivery.ts'
import { parseSeller, seller } from '../../../src/features/shop/seller.ts'
import { settings } from '../../../src/features/shop/settings.ts'
import { shopPage } from '../../../src/features/shop/shop-page.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf } from '../../refusals.ts'

const by = system('test')
const monday = '2026-03-02T09:00:00.000Z'
const tuesday = '2026-03-03T09:00:00.000Z'

describe('the seller’s file', () => {
  test('is read with its bank account as banks write it', () => {
    expect(seller()).toMatchObject({ legalName: shopFile.legalName, timeZone: 'Europe/Paris' })
    const spaced = { ...shopFile, bank: { ...shopFile.bank, iban: 'fr76 3000 6000 0112 3456 7890 189' } }
    expect(parseSeller(spaced).bank.iban).toBe('FR7630006000011234567890189')
  })

  test.each([
    ['bank.iban', { bank: { ...shopFile.bank, iban: 'FR7630006000011234567890188' } }],
    ['bank.bic', { bank: { ...shopFile.bank, bic: 'AGRI' } }],
    ['email', { email: 'bonjour' }],
    ['givingRateBp', { givingRateBp: 3.5 }],
    ['withdrawalDays', { withdrawalDays: 7 }],
    [
      'deliveryMethods.0.priceCents',
      { deliveryMethods: [{ ...shopFile.deliveryMethods[0], priceCents: '4,90' }] },
    ],
    [
      'deliveryMethods.0.maxTransitDays',
      { deliveryMethods: [{ ...shopFile.deliveryMethods[0], maxTransitDays: 1 }] },
    ],
    ['deliveryMethods', { deliveryMethods: [shopFile.deliveryMethods[0], shopFile.deliveryMethods[0]] }],
    ['colour', { colour: 'red' }],
  ])('that is wrong at %s says so', (entry, change) => {
    expect(() => parseSeller({ ...shopFile, ...change })).toThrow(entry)
  })
})

describe('applying the file', () => {
  beforeEach(async () => void (await freshDatabase()))

  test('gives an empty shop its settings, its ways of delivery and its causes', async () => {
    await applyShopFile({ at: monday, by })
    expect(await settings(monday)).toMatchObject({
      currency: { code: 'EUR', decimals: 2 },
      ...{ country: 'FR', givingRateBp: 300, marginCeilingBp: 2500, bankTransferDays: 10, isDemo: true },
    })
    expect((await deliveryMethodsFor('FR', 0)).map((method) => [method.key, method.priceCents])).toEqual([
      ['home', 490],
      ['pickup', 390],
    ])
    const named = await read().select().from(causes).orderBy(asc(causes.position))
    expect(named.map((cause) => cause.slug)).toEqual([
      'rivieres-vivantes',
      'le-metier-en-main',
      'toit-pour-toutes',
      'graines-de-village',
      'ecoute-et-repit',
    ])
  })

  test('again changes nothing', async () => {
    await applyShopFile({ at: monday, by })
    const all = async () => [
      await read().select().from(shopSettings),
      await read().select().from(deliveryMethods),
      await read().select().from(causes),
    ]
    const before = await all()
    await applyShopFile({ at: tuesday, by })
    expect(await all()).toEqual(before)
  })

  test('keeps what the owner changed elsewhere, and mends what the file still says of delivery', async () => {
    await applyShopFile({ at: monday, by })
    const [first] = await read().select().from(shopSettings)
    await write(async (tx) => {
      await tx
        .insert(shopSettings)
        .values({ ...first!, id: 'set_2', givingRateBp: 500, bankTransferDays: 20, at: tuesday, by: 'ines' })
      await tx.update(deliveryMethods).set({ priceCents: 1 }).where(eq(deliveryMethods.key, 'home'))
      await tx.update(causes).set({ name: 'Autrement' }).where(eq(causes.slug, 'toit-pour-toutes'))
      await tx.insert(deliveryMethods).values({
        ...(await tx.select().from(deliveryMethods))[0]!,
        ...{ id: 'dlv_old', key: 'pigeon', position: 9 },
      })
    })
    await applyShopFile({ at: '2026-03-04T09:00:00.000Z', by })
    expect(await settings('2026-03-05T09:00:00.000Z')).toMatchObject({
      givingRateBp: 500,
      bankTransferDays: 20,
    })
    expect(await settings(monday)).toMatchObject({ givingRateBp: 300, bankTransferDays: 10 })
    expect((await deliveryMethodsFor('FR', 0)).map((method) => [method.key, method.priceCents])).toEqual([
      ['home', 490],
      ['pickup', 390],
    ])
    const [cause] = await read().select().from(causes).where(eq(causes.slug, 'toit-pour-toutes'))
    expect(cause!.name).toBe('Toit pour toutes')
  })

  test('refuses whoever may not, and another currency than the shop sells in', async () => {
    expect(await codesOf(() => applyShopFile({ at: monday, by: shopper }))).toEqual(['not_allowed'])
    await applyShopFile({ at: monday, by })
    const [first] = await read().select().from(shopSettings)
    await write((tx) =>
      tx.insert(shopSettings).values({ ...first!, id: 'set_2', currency: 'CHF', at: tuesday }),
    )
    await expect(applyShopFile({ at: tuesday, by })).rejects.toThrow(/counts in CHF/)
  })

  test('there are no settings before the first', async () => {
    await applyShopFile({ at: tuesday, by })
    await expect(settings(monday)).rejects.toThrow(/no settings/)
  })
})

describe('delivery', () => {
  beforeEach(async () => {
    await freshDatabase()
    await applyShopFile({ at: monday, by })
  })

  test('goes to each country by its own ways, and nowhere else', async () => {
    expect((await deliveryMethodsFor('BE', 0)).map((method) => method.key)).toEqual(['home-europe'])
    expect(await deliveryMethodsFor('US', 0)).toEqual([])
    expect(await cheapestDelivery('US')).toBeNull()
    expect(await cheapestDelivery('FR')).toMatchObject({ key: 'pickup', priceCents: 390 })
    expect((await servedCountries()).sort()).toEqual([
      'AT',
      'BE',
      'DE',
      'ES',
      'FR',
      'IT',
      'LU',
      'MC',
      'NL',
      'PT',
    ])
  })

  test('is free from its threshold on, to the cent', async () => {
    await write((tx) =>
      tx.update(deliveryMethods).set({ freeFromCents: 10_000 }).where(eq(deliveryMethods.key, 'home')),
    )
    const home = async (goods: number) => (await deliveryMethodsFor('FR', goods))[0]!.priceCents
    expect([await home(9_999), await home(10_000)]).toEqual([490, 0])
    expect(await cheapestDelivery('FR', 10_000)).toMatchObject({ key: 'home', priceCents: 0 })
  })
})

test('countries are named and sorted as each language does', () => {
  expect(countryName('AT', 'fr')).toBe('Autriche')
  expect(countryName('XX', 'en')).toBe('XX')
  expect(namedCountries(['FR', 'DE', 'ES', 'DE'], 'fr').map((country) => country.name)).toEqual([
    'Allemagne',
    'Espagne',
    'France',
  ])
  expect(namedCountries(['FR', 'DE', 'ES'], 'en').map((country) => country.code)).toEqual(['FR', 'DE', 'ES'])
})

describe('a page of the shop’s own', () => {
  beforeEach(async () => {
    await freshDatabase()
    await applyShopFile({ at: monday, by })
  })

  test.each(['fr', 'en'] as const)('has the seller’s details filled in, in %s', async (lang) => {
    const terms = (await shopPage('terms', lang))!
    expect(terms.html).toContain('4 rue du Compte-Rond')
    expect(terms.html + terms.markdown).not.toContain('{shop.')
    const delivery = (await shopPage('delivery', lang))!
    expect(delivery.html).toContain('<table>')
    expect(delivery.html).toContain(lang === 'fr' ? '4,90\u00a0€' : '€4.90')
    expect(delivery.html).toContain(lang === 'fr' ? 'Autriche' : 'Austria')
  })

  test('that nobody wrote is none, and a name can’t lead out of the folder', async () => {
    expect(await shopPage('nothing', 'fr')).toBeNull()
    expect(await shopPage('../causes/rivieres-vivantes.fr', 'fr')).toBeNull()
    expect(await shopPage('', 'fr')).toBeNull()
  })
})
