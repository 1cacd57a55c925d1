import { expect } from 'vitest'
import { langs } from '../src/core/i18n/lang.ts'
import { t } from '../src/core/i18n/messages.ts'
import { Refusal } from '../src/core/refusal.ts'

/** Waits for an expected "no" and gives its codes; fails when there is none or something else is thrown. */
export async function refusalOf(act: () => unknown): Promise<Refusal> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const refusal of error.all)
      for (const lang of langs)
        expect(t(lang, refusal.code, refusal.params), refusal.code).toMatch(/^[^{}]{10,}[.!?]$/)
    return error
  }
  return expect.fail('nothing was refused')
}

/** The codes of all refusals found, without their `refusal.`. */
export const codesOf = async (act: () => unknown): Promise<string[]> =>
  (await refusalOf(act)).all.map((refusal) => refusal.code.replace('refusal.', ''))
