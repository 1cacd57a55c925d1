import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/features/accounts/demo-people.ts'

/** Signs one of the demo's people in by the form, its owner unless another is named; ends at the desk. */
export async function signIn(page: Page, lang: string, email = 'claire@centime.example'): Promise<void> {
  await page.goto(`/${lang}/sign-in`)
  await page.locator('#email').fill(email)
  await page.locator('#password').fill(demoPassword)
  await page.locator('main form button').first().click()
  await page.waitForURL(`**/${lang}/owner`)
}

/** Goes on by Tab until this has the focus; fails when it can't be reached so. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} is not reached by Tab`)
}
