import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { t } from '../../src/core/i18n/messages.ts'
import { startShop, type RunningShop } from '../server.ts'
import { signIn } from './at-the-desk.ts'
import { axeFindings, closeBrowser, openPage, overflow, widths } from './browser.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop({ DEMO: 'on' })
})
afterAll(async () => {
  await closeBrowser()
  await shop.stop()
})

const looks = [
  { lang: 'fr', width: widths.phone, dark: false },
  { lang: 'en', width: widths.desk, dark: true },
] as const

describe.each(looks)('in $lang at $width px, dark: $dark', (look) => {
  const { lang } = look
  test.each([
    'sign-in',
    'sign-in/forgotten',
    'sign-in/code',
    'sign-in/password?link=x',
    'sign-out',
    'not-allowed',
  ])('%s is good for everybody', async (path) => {
    const { page, close } = await openPage(shop.url, look)
    await page.goto(`/${lang}/${path}`)
    expect(await axeFindings(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await close()
  })

  test('the desk and the account are good for everybody', async () => {
    const { page, close } = await openPage(shop.url, look)
    await signIn(page, lang)
    for (const path of ['owner', 'owner/people', 'owner/audit', 'ngo', 'account', 'account/second-factor']) {
      await page.goto(`/${lang}/${path}`)
      expect([path, await axeFindings(page)]).toEqual([path, []])
      expect([path, await overflow(page)]).toEqual([path, 0])
      const shots = process.env['SHOTS']
      if (shots) {
        mkdirSync(shots, { recursive: true })
        await page.screenshot({ path: `${shots}/${lang}-${path.replace('/', '-')}.png` })
      }
    }
    await close()
  })
})

test('a passkey is added, then opens the desk without a password', async () => {
  const { page, complaints, close } = await openPage(shop.url, { lang: 'en' })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(page, 'en', 'malo@centime.example')
  await page.goto('/en/account')
  await page.locator('#passkey-name').fill('Laptop')
  await page.getByRole('button', { name: t('en', 'accounts.passkey_add') }).click()
  await page.waitForURL('**/en/account?done=passkey')
  expect(await page.locator('main').innerText()).toContain('Laptop')
  await page
    .locator('main')
    .getByRole('button', { name: t('en', 'accounts.sign_out') })
    .last()
    .click()
  await page.waitForURL('**/en')
  await page.goto('/en/sign-in?next=%2Fen%2Fowner')
  await page.getByRole('button', { name: t('en', 'accounts.passkey_sign_in') }).click()
  await page.waitForURL('**/en/owner')
  expect(await page.locator('h1').innerText()).toContain('Malo')
  expect(complaints).toEqual([])
  await close()
})
