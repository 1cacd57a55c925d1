import type { Lang } from '../../core/i18n/lang.ts'
import { isMessageKey, t } from '../../core/i18n/messages.ts'

/** What an act of the audit is called; one that has no words yet keeps the name it is stored under. */
export function auditWords(action: string, lang: Lang): string {
  const key = `audit.${action}`
  return isMessageKey(key) ? t(lang, key) : action
}
