import { to } from '../../core/i18n/path.ts'
import { can, type Person } from './person.ts'
import type { Room } from './closed-room.ts'

/** The parts of a page's or the middleware's context that are asked for here. */
type Context = {
  locals: App.Locals
  url: URL
  redirect: (path: string, status: 303) => Response
  rewrite: (path: string) => Promise<Response>
}

/**
 * Where a page sends whoever may not see it: signed out to sign in and come back, an owner without a second
 * factor to that, others to the page that says no (403). Null when they may.
 */
export async function turnedAway(context: Context, may: (by: Person) => boolean): Promise<Response | null> {
  const { locals, url } = context
  const links = to(locals.lang)
  const next = url.pathname + url.search
  if (!locals.account) return context.redirect(links.signIn({ next }), 303)
  if (locals.account.owes === 'prove') return context.redirect(links.signIn({ next, again: 'second' }), 303)
  if (locals.account.owes === 'enrol') {
    const isThere = url.pathname === links.accountSecondFactor
    return isThere ? null : context.redirect(links.accountSecondFactor, 303)
  }
  if (locals.person && may(locals.person)) return null
  return context.rewrite(links.notAllowed)
}

/** Who may enter a closed room at all; each page in it may ask for more. */
export const mayEnter: Record<Room, (by: Person) => boolean> = {
  owner: (by) => can(by, 'see', 'desk'),
  ngo: (by) => can(by, 'see', 'ngo-desk'),
  account: () => true,
}
