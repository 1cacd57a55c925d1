import { beforeEach, describe, expect, test } from 'vitest'
import shopFile from '../../../content/shop.json' with { type: 'json' }
import { read } from '../../../db/client.ts'
import { deliveryMethods, sellerDetails, shopSettings } from '../../../db/schema/shop.ts'
import { system, type Person } from '../../../src/features/accounts/person.ts'
import { applyShopFile } from '../../../src/features/shop/apply-shop-file.ts'
import { archiveDelivery } from '../../../src/features/shop/archive-delivery.ts'
import { changeSeller } from '../../../src/features/shop/change-seller.ts'
import { changeSettings } from '../../../src/features/shop/change-settings.ts'
import { deliveryMethodsFor } from '../../../src/features/shop/delivery.ts'
import { editablePages } from '../../../src/features/shop/page-texts.ts'
import { saveDelivery, type DeliveryInput } from '../../../src/features/shop/save-delivery.ts'
import { seller } from '../../../src/features/shop/seller.ts'
import { readSettings, sourceOf } from '../../../src/features/shop/settings-source.ts'
import { settings } from '../../../src/features/shop/settings.ts'
import { pageFile, shopPage } from '../../../src/features/shop/shop-page.ts'
import { vatRatesOf } from '../../../src/features/shop/vat-rates.ts'
import { writePageText } from '../../../src/features/shop/write-page-text.ts'
import { freshDatabase } from '../../database.ts'
import { codesOf, refusalOf } from '../../refusals.ts'

const ines: Person = { role: 'owner', id: 'ines' }
const malo: Person = { role: 'staff', id: 'malo' }
const start = system('start')
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T09:00:00.000Z`
beforeEach(async () => {
  await freshDatabase()
  await applyShopFile({ at: day(1), by: start })
})

describe('the settings', () => {
  const change = (n: number, what: object, by = ines) => changeSettings({ by, change: what, at: day(n) })

  test('that the owner changed win over the file from then on, and say where they come from', async () => {
    await change(2, { marginCeilingBp: 3000 })
    await applyShopFile({ at: day(3), by: start })
    expect(await settings(day(4))).toMatchObject({ marginCeilingBp: 3000, bankTransferDays: 10 })
    const rows = await readSettings(read())
    expect(sourceOf(rows, 'marginCeilingBp')).toEqual({ kind: 'desk', at: day(2), by: 'ines' })
    expect(sourceOf(rows, 'bankTransferDays')).toMatchObject({ kind: 'file', at: day(1) })
    expect(rows).toHaveLength(2)
  })

  test('that are the same already write nothing', async () => {
    await change(2, { marginCeilingBp: 2500, bankTransferDays: 10, currency: 'EUR' })
    expect(await read().select().from(shopSettings)).toHaveLength(1)
  })

  test.each([
    [{ marginCeilingBp: 10_001 }, 'settings_ceiling'],
    [{ marginCeilingBp: 0.5 }, 'settings_ceiling'],
    [{ bankTransferDays: 0 }, 'settings_days'],
    [{ bankTransferDays: 61 }, 'settings_days'],
    [{ currency: 'ABC' }, 'settings_currency'],
  ])('%j are refused', async (what, code) => {
    expect(await codesOf(() => change(2, what))).toEqual([code])
  })

  test('are refused to whoever works there, and twice at one moment', async () => {
    expect(await codesOf(() => change(2, { bankTransferDays: 20 }, malo))).toEqual(['not_allowed'])
    await change(2, { bankTransferDays: 20 })
    expect(await codesOf(() => change(2, { bankTransferDays: 21 }))).toEqual(['costs_settings_same_moment'])
  })

  test('take another currency before anything has a price, and the file no longer minds', async () => {
    await change(2, { currency: 'JPY' })
    await applyShopFile({ at: day(3), by: start })
    expect((await settings(day(4))).currency).toEqual({ code: 'JPY', decimals: 0 })
  })
})

describe('the seller', () => {
  const address = {
    'address.line1': '1 rue Neuve',
    'address.line2': '',
    'address.postcode': '69001',
    'address.city': 'Lyon',
    'address.country': 'FR',
  }
  const change = (section: 'address' | 'bank' | 'shop', typed: object, by = ines) =>
    changeSeller({ by, section, typed, at: day(2) })

  test('is who the owner said last, section by section, whatever the file says of the rest', async () => {
    await change('address', address)
    await change('shop', { name: 'Chez Inès', email: 'ines@exemple.fr', phone: '01 02 03 04 05' })
    expect(seller()).toMatchObject({
      ...{ name: 'Chez Inès', legalName: shopFile.legalName },
      address: { line1: '1 rue Neuve', line2: null, city: 'Lyon' },
    })
    expect((await shopPage('legal-notice', 'fr'))!.markdown).toContain('1 rue Neuve, 69001 Lyon, France')
    await applyShopFile({ at: day(3), by: start })
    expect(seller().name).toBe('Chez Inès')
  })

  test('of another database is another one', async () => {
    await change('address', address)
    await freshDatabase()
    await applyShopFile({ at: day(1), by: start })
    expect(seller().address.city).toBe(shopFile.address.city)
  })

  test('takes an IBAN as banks write it, and refuses a wrong one beside its field', async () => {
    const bank = { 'bank.beneficiary': 'Inès', 'bank.bic': 'AGRIFRPP' }
    await change('bank', { ...bank, 'bank.iban': 'fr76 3000 6000 0112 3456 7890 189' })
    expect(seller().bank.iban).toBe('FR7630006000011234567890189')
    const refusal = await refusalOf(() => change('bank', { ...bank, 'bank.iban': 'FR76', 'bank.bic': 'X' }))
    expect(refusal.all.map(({ code, field }) => [code, field])).toEqual([
      ['refusal.settings_iban', 'bank.iban'],
      ['refusal.settings_bic', 'bank.bic'],
    ])
  })

  test('said the same again writes nothing; an empty field and staff are refused', async () => {
    await change('address', address)
    await change('address', address)
    expect(await read().select().from(sellerDetails)).toHaveLength(1)
    expect(await codesOf(() => change('address', { ...address, 'address.city': ' ' }))).toEqual([
      'settings_field_empty',
    ])
    expect(await codesOf(() => change('address', address, malo))).toEqual(['not_allowed'])
  })
})

describe('a page’s text', () => {
  const text = {
    title: 'Nos conditions',
    description: 'Ce qui nous lie.',
    markdown: 'Écrivez à {shop.email}.',
  }
  const write = (seen: number, said: typeof text | null, by = ines) =>
    writePageText({ by, name: 'terms', lang: 'fr', seen, text: said, at: day(5) })

  test('is shown instead of the file’s in its language, its placeholders filled in, until it is taken back', async () => {
    await write(0, text)
    expect(await shopPage('terms', 'fr')).toMatchObject({
      ...{ title: 'Nos conditions', updated: '2026-03-05' },
      markdown: `Écrivez à ${shopFile.email}.`,
    })
    expect((await shopPage('terms', 'en'))!.title).toBe((await pageFile('terms', 'en'))!.title)
    await write(1, null)
    expect((await shopPage('terms', 'fr'))!.title).toBe((await pageFile('terms', 'fr'))!.title)
  })

  test('brings no script, picture, frame or style along', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<iframe src="https://x.example"></iframe>',
      '[x](javascript:alert(1))',
      '<p style="position:fixed" onclick="x()" class="big">gardé</p>',
      '![](https://x.example/pixel.png)',
    ]
    await write(0, { ...text, markdown: hostile.join('\n\n') })
    const { html } = (await shopPage('terms', 'fr'))!
    expect(html).toContain('gardé')
    expect(html).not.toMatch(/script|<img|iframe|style|onclick|class|x\.example/)
  })

  test('is refused when it is empty, when nothing is known to fill in, or when somebody has written meanwhile', async () => {
    expect(await codesOf(() => write(0, { ...text, title: ' ' }))).toEqual(['settings_field_empty'])
    expect(
      await refusalOf(() => write(0, { ...text, markdown: '{shop.x} {shop.constructor}' })),
    ).toMatchObject({
      code: 'refusal.settings_page_placeholder',
      params: { names: 'shop.x, shop.constructor' },
    })
    await write(0, text)
    expect(await codesOf(() => write(0, { ...text, title: 'Autre' }))).toEqual(['settings_page_stale'])
    expect(await codesOf(() => write(1, text, malo))).toEqual(['not_allowed'])
  })

  test('can be written for pages that have a file in both languages', async () => {
    for (const name of editablePages)
      for (const lang of ['fr', 'en'] as const) expect(await pageFile(name, lang), name).not.toBeNull()
  })
})

describe('a way of delivery', () => {
  const bike: DeliveryInput = {
    title: { fr: 'À vélo', en: 'By bike' },
    carrier: { name: 'Les Cycles', place: 'Lille', country: 'FR' },
    ...{ priceCents: 350, freeFromCents: 8000, transitDaysMin: 0, transitDaysMax: 1, countries: ['FR'] },
  }
  const save = (input: Partial<DeliveryInput> = {}, key: string | null = null, by = ines) =>
    saveDelivery({ by, key, input: { ...bike, ...input }, at: day(2) })
  const offers = async () => (await deliveryMethodsFor('FR', 0)).map((o) => [o.key, o.priceCents])

  test('that the owner adds or changes stays as it is, whatever the file says', async () => {
    expect([await save(), await save()]).toEqual(['by-bike', 'by-bike-2'])
    await save({ priceCents: 1 }, 'home')
    await archiveDelivery({ by: ines, key: 'pickup', at: day(2) })
    await applyShopFile({ at: day(3), by: start })
    expect(await offers()).toEqual([
      ['home', 1],
      ['by-bike', 350],
      ['by-bike-2', 350],
    ])
  })

  test.each([
    [{ title: { fr: '', en: 'x' } }, ['settings_field_empty']],
    [{ priceCents: null }, ['settings_amount']],
    [{ freeFromCents: -1 }, ['settings_amount']],
    [{ transitDaysMin: 3 }, ['settings_transit_order']],
    [{ transitDaysMax: Number.NaN }, ['settings_transit']],
    [{ countries: [] }, ['settings_countries']],
    [{ countries: ['FR', 'XX'] }, ['settings_countries']],
  ])('with %j is refused', async (input, codes) => {
    expect(await codesOf(() => save(input))).toEqual(codes)
  })

  test('is refused to staff and when it is unknown; the last one can’t be archived', async () => {
    expect(await codesOf(() => save({}, null, malo))).toEqual(['not_allowed'])
    expect(await codesOf(() => save({}, 'pigeon'))).toEqual(['settings_delivery_unknown'])
    const keys = (await read().select().from(deliveryMethods)).map((method) => method.key)
    for (const key of keys.slice(1)) await archiveDelivery({ by: ines, key, at: day(2) })
    expect(await codesOf(() => archiveDelivery({ by: ines, key: keys[0]!, at: day(2) }))).toEqual([
      'settings_delivery_last',
    ])
  })
})

test('the VAT rates of a country are those of the day', () => {
  expect(vatRatesOf('FR', '2026-11-24').map(({ category, bp }) => [category, bp])).toEqual([
    ['standard', 2000],
    ['reduced2', 1000],
    ['reduced1', 550],
    ['super_reduced', 210],
  ])
  expect(vatRatesOf('LU', '2023-06-01')[0]).toEqual({ category: 'standard', bp: 1600 })
  expect(vatRatesOf('LU', '2026-06-01')[0]).toEqual({ category: 'standard', bp: 1700 })
  expect(vatRatesOf('MC', '2026-06-01')).toEqual(vatRatesOf('FR', '2026-06-01'))
  expect(vatRatesOf('US', '2026-06-01')).toEqual([])
})
