import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { t } from '../../src/core/i18n/messages.ts'
import { placeOrder } from '../../src/features/orders/place-order.ts'
import { markPaid } from '../../src/features/orders/settle-order.ts'
import { signedIn } from '../desk-visitor.ts'
import { asked, cartWith, ines } from '../features/market.ts'
import { visitor, wordsOf, type Visitor } from '../http.ts'
import { aminasForm, now, order, serveMarket, shopperWith, type ServedMarket } from '../served-market.ts'

let market: ServedMarket
let claire: Visitor
let malo: Visitor
beforeAll(async () => {
  market = await serveMarket()
  claire = await signedIn(market, 'claire')
  malo = await signedIn(market, 'malo', 'en')
})
afterAll(() => market.close())

const place = async () => {
  const order = await placeOrder(asked(await cartWith([[market.print, 1]], now())), now())
  return {
    ...order,
    label: `C-${String(order.number).padStart(5, '0')}`,
    path: `/fr/owner/orders/${order.number}`,
  }
}

const addresses = [
  '/fr/owner',
  '/fr/owner/orders',
  '/fr/owner/orders/1',
  '/fr/owner/orders/picking',
  '/fr/owner/orders.csv',
]
const ownersOnly = [
  '/fr/owner/settings',
  '/fr/owner/settings/seller/bank',
  '/fr/owner/settings/texts/terms',
  '/fr/owner/settings/delivery/home',
  '/fr/owner/settings/giving',
  '/fr/owner/settings/vat',
]

describe('who may see it', () => {
  test.each([...addresses, ...ownersOnly])('nobody sees %s without signing in', async (path) => {
    await place()
    const { status, location } = await visitor(market.shop.url).get(path)
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/fr\/sign-in\?next=/)])
  })

  test('an NGO sees none of it, staff sees orders and no settings', async () => {
    const ngo = await signedIn(market, 'rivieres-vivantes')
    for (const path of [...addresses, ...ownersOnly]) expect((await ngo.get(path)).status, path).toBe(403)
    for (const path of addresses) expect((await malo.get(path)).status, path).toBe(200)
    for (const path of ownersOnly) expect((await malo.get(path)).status, path).toBe(403)
  })

  test('staff can’t post to the settings either', async () => {
    const { status } = await malo.post('/en/owner/settings', { marginCeiling: '99', bankTransferDays: '10' })
    expect(status).toBe(403)
  })
})

describe('an order at the desk', () => {
  test('is found, marked paid, packed, shipped with a tracking that its shopper then sees', async () => {
    const { path, label, token } = await place()
    const list = await claire.get(`/fr/owner/orders?q=${label}`)
    expect(wordsOf(list.text)).toContain(label)
    expect(list.headers.get('cache-control')).toContain('no-store')
    const paid = await claire.submit(path, { act: 'paid', received: '', paidNote: 'VIR 12' })
    expect(wordsOf(paid.text)).toContain(t('fr', 'desk_orders.did_paid'))
    expect(wordsOf(paid.text)).toContain('VIR 12')
    expect(wordsOf(paid.text)).toContain('Claire Bertin')
    await claire.submit(path, { act: 'packed' })
    const tracking = { carrierName: 'Relais', trackingNumber: 'R-77', url: 'https://suivi.example/R-77' }
    await claire.submit(path, { act: 'shipped', ...tracking })
    const shopper = await visitor(market.shop.url).get(`/fr/orders/${token}`)
    expect(wordsOf(shopper.text)).toContain('Numéro de suivi\u202f: R-77')
    expect(shopper.text).toContain('href="https://suivi.example/R-77"')
    expect(wordsOf(shopper.text)).not.toContain('Claire Bertin')
  })

  test('keeps what was typed when it is refused, beside the sentence', async () => {
    const { path } = await place()
    const refused = await claire.post(path, { act: 'paid', received: 'douze', paidNote: 'VIR' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="douze"')
    expect(wordsOf(refused.text)).toContain(t('fr', 'refusal.order_received'))
  })

  test('is cancelled and erased only when the box is ticked', async () => {
    const { path, token } = await place()
    expect((await claire.post(path, { act: 'cancelled' })).status).toBe(422)
    await claire.submit(path, { act: 'cancelled', cancelSure: 'yes', cancelNote: 'à sa demande' })
    expect((await claire.post(path, { act: 'erased' })).status).toBe(422)
    const erased = await claire.submit(path, { act: 'erased', eraseSure: 'yes' })
    expect(wordsOf(erased.text)).toContain(t('fr', 'desk_orders.did_erased'))
    expect((await visitor(market.shop.url).get(`/fr/orders/${token}`)).text).not.toContain('Amina')
    const audit = await claire.get('/fr/owner')
    expect(audit.status).toBe(200)
  })

  test('that does not exist is a 404', async () => {
    expect((await claire.get('/fr/owner/orders/99999')).status).toBe(404)
    expect((await claire.get('/fr/owner/orders/x')).status).toBe(404)
  })

  test('among several is packed by its tick, stands on the picking list and in the export', async () => {
    const { label, number } = await place()
    await markPaid({ by: ines, number, at: now() })
    const picking = await malo.get(`/en/owner/orders/picking?numbers=${label}`)
    expect(wordsOf(picking.text)).toContain(`Order ${label}`.replace('Order', 'Commande'))
    const csv = await malo.get(`/en/owner/orders.csv?q=${label}`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.text.split('\r\n')[1]).toMatch(new RegExp(`^${label},`))
    const none = await claire.post('/fr/owner/orders', { step: 'packed' })
    expect([none.status, wordsOf(none.text).includes(t('fr', 'refusal.order_none_ticked'))]).toEqual([
      422,
      true,
    ])
    const done = await claire.submit('/fr/owner/orders', { step: 'packed', numbers: [label] })
    expect(wordsOf(done.text)).toContain(t('fr', 'desk_orders.done_packed'))
  })
})

describe('the settings', () => {
  test('say where each value comes from, and keep what the owner changes', async () => {
    const before = wordsOf((await claire.get('/fr/owner/settings')).text)
    expect(before).toContain(t('fr', 'desk_settings.from_file'))
    const saved = await claire.submit('/fr/owner/settings', { marginCeiling: '30,5', bankTransferDays: '12' })
    expect(wordsOf(saved.text)).toContain(t('fr', 'desk_settings.done_saved'))
    expect(wordsOf(saved.text)).toContain('Claire Bertin')
    expect(saved.text).toContain('value="30,5"')
    const refused = await claire.post('/fr/owner/settings', { marginCeiling: '30', bankTransferDays: '0' })
    expect([refused.status, refused.text.includes('value="0"')]).toEqual([422, true])
  })

  test('of the seller, a text and a delivery are seen in the shop at once', async () => {
    await claire.submit('/fr/owner/settings/seller/shop', {
      ...{ name: 'Chez Claire', email: 'claire@exemple.fr', phone: '01 02 03 04 05' },
    })
    expect(wordsOf((await visitor(market.shop.url).get('/fr')).text)).toContain('Chez Claire')
    const text = {
      of: 'fr',
      seen: '0',
      title: 'Nos termes',
      description: 'Court.',
      markdown: '**Bonjour** {shop.name}',
    }
    await claire.submit('/fr/owner/settings/texts/terms', text)
    expect((await visitor(market.shop.url).get('/fr/terms')).text).toContain(
      '<strong>Bonjour</strong> Chez Claire',
    )
    const stale = await claire.post('/fr/owner/settings/texts/terms', { ...text, title: 'Autre' })
    expect(stale.status).toBe(422)
    const bike = { 'title.fr': 'À vélo', 'title.en': 'By bike', carrierName: 'Cycles', carrierCountry: 'FR' }
    const days = { transitDaysMin: '0', transitDaysMax: '1', countries: ['FR'] }
    await claire.submit('/fr/owner/settings/delivery/new', { ...bike, ...days, price: '2,50' })
    expect(wordsOf((await visitor(market.shop.url).get('/fr/delivery')).text)).toContain('À vélo (Cycles)')
  })

  test('preview a giving rate and a VAT without publishing, and refuse to publish without a reason', async () => {
    const giving = await claire.post('/fr/owner/settings/giving', { rate: '4', step: 'preview' })
    expect(wordsOf(giving.text)).toContain(t('fr', 'desk_settings.preview_title', { n: 2 }))
    const vat = { mode: 'franchise', keep: 'net' }
    const preview = await claire.post('/fr/owner/settings/vat', { ...vat, step: 'preview' })
    expect(wordsOf(preview.text)).toContain(t('fr', 'desk_settings.preview_title', { n: 4 }))
    expect((await claire.post('/fr/owner/settings/vat', { ...vat, step: 'publish' })).status).toBe(422)
    const reason = { 'reason.fr': 'Franchise.', 'reason.en': 'Exempt.' }
    const done = await claire.submit('/fr/owner/settings/vat', { ...vat, ...reason, step: 'publish' })
    expect(wordsOf(done.text)).toContain(t('fr', 'desk_settings.done_vat'))
    const page = await visitor(market.shop.url).get('/fr/products/affiche')
    expect(wordsOf(page.text)).toContain('TVA non applicable, art. 293 B du CGI')
  })

  test('of the one-stop shop charge a shopper the VAT of where the parcel goes, at the price that was shown', async () => {
    const asked = { mode: 'one-stop-shop', keep: 'net', 'elsewhere-550-DE': '700' }
    const reason = { 'reason.fr': 'Le guichet unique.', 'reason.en': 'The one-stop shop.' }
    await claire.submit('/fr/owner/settings/vat', { ...asked, ...reason, step: 'publish' })
    const saved = await claire.get('/fr/owner/settings/vat')
    expect(saved.text).toMatch(/value="one-stop-shop"[^>]*checked|checked[^>]*value="one-stop-shop"/)
    const shopper = await shopperWith(market, [['bol-en-gres-maree', market.bowl]])
    const berlin = {
      ...aminasForm,
      country: 'DE',
      postcode: '10115',
      city: 'Berlin',
      delivery: 'home-europe',
    }
    const placed = await order(shopper, 'fr', berlin)
    const page = wordsOf((await shopper.get(placed.location!)).text)
    expect(page).toContain('22,15')
    expect(page).toContain('TVA 19\u00a0%')
    expect(page).not.toContain('TVA 20\u00a0%')
  })
})
