import type { Lang } from './lang.ts'

const query = (params: Record<string, string | number | undefined>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    if (value !== undefined && value !== '') search.set(name, String(value))
  return search.size > 0 ? `?${search}` : ''
}

const seg = encodeURIComponent

/** The only place that builds the shop's own links; all are paths from the root. */
export const to = (lang: Lang) => ({
  home: `/${lang}`,
  products: (params: { q?: string; category?: string; sort?: string; page?: number } = {}) =>
    `/${lang}/products${query(params)}`,
  product: (slug: string, params: { variant?: string } = {}) =>
    `/${lang}/products/${seg(slug)}${query(params)}`,
  history: (slug: string, params: { from?: number; to?: number; variant?: string } = {}) =>
    `/${lang}/products/${seg(slug)}/history${query(params)}`,
  cart: `/${lang}/cart`,
  checkout: `/${lang}/checkout`,
  order: (token: string) => `/${lang}/orders/${seg(token)}`,
  orderWithdrawal: (token: string) => `/${lang}/orders/${seg(token)}/withdrawal`,
  withdrawal: `/${lang}/withdrawal`,
  causes: `/${lang}/causes`,
  cause: (slug: string) => `/${lang}/causes/${seg(slug)}`,
  money: `/${lang}/money`,
  checks: `/${lang}/checks`,
  rounding: `/${lang}/rounding`,
  page: (name: string) => `/${lang}/${seg(name)}`,
})

/** Addresses without a language. */
export const api = {
  breakdown: (slug: string, params: { version?: number; variant?: string } = {}) =>
    `/api/v1/products/${seg(slug)}/breakdown${query(params)}`,
  breakdownCsv: (slug: string, params: { version?: number; variant?: string } = {}) =>
    `/api/v1/products/${seg(slug)}/breakdown.csv${query(params)}`,
  document: (sha256: string) => `/documents/${seg(sha256)}`,
}

/** The same address in the other language: `/fr/products/x?q=y` → `/en/products/x?q=y`. */
export const inLanguage = (lang: Lang, url: URL): string => {
  const rest = url.pathname.replace(/^\/(fr|en)(?=\/|$)/, '')
  return `/${lang}${rest}${url.search}`
}
