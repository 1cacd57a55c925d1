import type { APIRoute } from 'astro'
import { t } from '../../../core/i18n/messages.ts'
import { Refusal } from '../../../core/refusal.ts'
import { askedBy } from '../../../features/accounts/asked-by.ts'
import { askNewPasskey } from '../../../features/accounts/passkey.ts'
import { turnedAway } from '../../../features/accounts/turned-away.ts'

/** What the browser is asked for when a passkey is added. */
export const GET: APIRoute = async (context) => {
  const away = await turnedAway(context, () => true)
  if (away) return away
  try {
    const { options, cookies } = await askNewPasskey(askedBy(context))
    const headers = new Headers({ 'cache-control': 'private, no-store' })
    for (const cookie of cookies) headers.append('set-cookie', cookie)
    return Response.json(options, { headers })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ detail: t(context.locals.lang, 'accounts.passkey_prove') }, { status: 403 })
  }
}
