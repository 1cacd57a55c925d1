import type { APIRoute } from 'astro'
import { t } from '../../../core/i18n/messages.ts'
import { to } from '../../../core/i18n/path.ts'
import { Refusal } from '../../../core/refusal.ts'
import { formText } from '../../../core/web/form-text.ts'
import { ownPath } from '../../../core/web/own-path.ts'
import { redirectWithCookies } from '../../../core/web/redirect-with-cookies.ts'
import { askedBy } from '../../../features/accounts/asked-by.ts'
import { askPasskey, signInByPasskey } from '../../../features/accounts/passkey.ts'

/** What the browser is asked for when somebody signs in by a passkey. */
export const GET: APIRoute = async (context) => {
  try {
    const { options, cookies } = await askPasskey(askedBy(context))
    const headers = new Headers({ 'cache-control': 'private, no-store' })
    for (const cookie of cookies) headers.append('set-cookie', cookie)
    return Response.json(options, { headers })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ detail: t(context.locals.lang, error.code, error.params) }, { status: 429 })
  }
}

/** The browser's answer: signed in, or back to the page of signing in. */
export const POST: APIRoute = async (context) => {
  const links = to(context.locals.lang)
  const form = await context.request.formData()
  const next = ownPath(formText(form, 'next'))
  try {
    const cookies = await signInByPasskey(formText(form, 'credential'), askedBy(context))
    return redirectWithCookies(next ?? links.signIn(), cookies)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return context.redirect(links.signIn({ ...(next ? { next } : {}), again: 'passkey' }), 303)
  }
}
