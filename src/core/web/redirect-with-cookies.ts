/** The redirect after a form, which also sets cookies; each is a whole Set-Cookie line. */
export function redirectWithCookies(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'private, no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
