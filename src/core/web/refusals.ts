import type { Lang } from '../i18n/lang.ts'
import { t } from '../i18n/messages.ts'
import type { Refusal } from '../refusal.ts'

/**
 * Each refusal's sentence by the field it belongs to; those without a field, or of a field that the
 * form does not show, go to `fallback`. Several of one field are joined.
 */
export function refusalsByField(
  refusal: Refusal,
  lang: Lang,
  fallback: string,
  shown?: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { code, params, field } of refusal.all) {
    const name = field !== null && (!shown || shown.includes(field)) ? field : fallback
    const sentence = t(lang, code, params)
    found[name] = found[name] ? `${found[name]} ${sentence}` : sentence
  }
  return found
}
