import type { Lang } from '../../core/i18n/lang.ts'
import { to } from '../../core/i18n/path.ts'
import { can, type Person } from './person.ts'

/** Where somebody begins who has just signed in. */
export function landing(by: Person, lang: Lang): string {
  const links = to(lang)
  if (can(by, 'see', 'desk')) return links.owner.home
  return can(by, 'see', 'ngo-desk') ? links.ngo : links.account()
}
