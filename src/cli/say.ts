import type { Lang } from '../core/i18n/lang.ts'
import { t } from '../core/i18n/messages.ts'
import { Refusal } from '../core/refusal.ts'
import { EnvironmentError } from '../core/web/environment-error.ts'

/** The language of the terminal, as the machine states it. */
export const terminalLang = (): Lang =>
  (process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '').startsWith('fr')
    ? 'fr'
    : 'en'

/** What a person reads of an error: sentences where it is a "no", the cause where it is a bug. */
export function wordsFor(error: unknown): string {
  if (error instanceof Refusal) return error.all.map((r) => t(terminalLang(), r.code, r.params)).join('\n')
  if (error instanceof EnvironmentError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
