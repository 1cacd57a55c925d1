import type { IncomingMessage } from 'node:http'
import type { Lang } from '../core/i18n/lang.ts'
import { langOfPath, pickLang } from '../core/i18n/pick-lang.ts'
import { t } from '../core/i18n/messages.ts'
import { textAnswer, type Answer } from './answer.ts'
import type { AskAstro } from './ask-astro.ts'
import { logBug } from './log.ts'

/** What the server itself refuses, before any page is asked. */
export const refusalStatuses = [400, 403, 405, 408, 413, 414, 415, 503] as const
export type RefusalStatus = (typeof refusalStatuses)[number]

/** The header by which the server asks the page `/{lang}/refused` to say what was refused. */
export const refusalHeader = 'x-centime-refusal'

/** RFC 9457. `type` is left out: it is about:blank, and `title` what the status means. */
export function problem(status: number, title: string, more: Record<string, unknown> = {}): Answer {
  const text = JSON.stringify({ status, title, ...more })
  return textAnswer(status, 'application/problem+json', text, { 'cache-control': 'no-store' })
}

/** The last resort, when no page can be drawn: plain words, no style. */
export function plainPage(lang: Lang, status: number, title: string, text: string): Answer {
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p><p><a href="/${lang}">${t(lang, 'site.name')}</a></p></html>`
  return textAnswer(status, 'text/html', html, { 'cache-control': 'no-store' })
}

const langOf = (req: IncomingMessage): Lang =>
  langOfPath(req.url ?? '/') ?? pickLang(req.headers['accept-language'])

const isApi = (req: IncomingMessage) => /^\/(api|webhooks)(\/|$|\?)/.test(req.url ?? '')

/** Says no in the shop's words: a page for people, problem JSON for programs. */
export function refusals(ask: AskAstro) {
  return async (
    req: IncomingMessage,
    status: RefusalStatus,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const lang = langOf(req)
    if (isApi(req)) {
      const no = problem(status, t('en', `server.refused_${status}_title`), {
        detail: t('en', `server.refused_${status}`),
      })
      return { ...no, headers: { ...no.headers, ...headers } }
    }
    const plain = plainPage(
      lang,
      status,
      t(lang, `server.refused_${status}_title`),
      t(lang, `server.refused_${status}`),
    )
    const drawn = await ask(req, {
      url: `/${lang}/refused`,
      headers: { host: 'localhost', [refusalHeader]: String(status) },
    }).catch((error: unknown) => {
      logBug(error, { page: 'refused' })
      return plain
    })
    // A refusal must not fail because the database does.
    const page = drawn.status === 200 ? drawn : plain
    return { ...page, status, headers: { ...page.headers, 'cache-control': 'no-store', ...headers } }
  }
}

/** What a person is told when something broke; the reference is in the log beside the cause. */
export function brokenAnswer(req: IncomingMessage, requestId: string): Answer {
  const lang = langOf(req)
  const params = { reference: requestId }
  if (isApi(req))
    return problem(500, t('en', 'server.broken_title'), {
      detail: t('en', 'server.broken', params),
      instance: requestId,
    })
  return plainPage(lang, 500, t(lang, 'server.broken_title'), t(lang, 'server.broken', params))
}
