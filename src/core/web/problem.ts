/** What every answer of the open data carries: any page on the web may read it. */
export const openData = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const

/**
 * An error for programs: RFC 9457. `type` is left out (about:blank), `title` says what the status means,
 * `detail` what to do.
 */
export const problemResponse = (status: 400 | 404, title: string, detail: string): Response =>
  new Response(JSON.stringify({ status, title, detail }), {
    status,
    headers: {
      ...openData,
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
