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
  signIn: (params: { next?: string; done?: string; again?: string } = {}) =>
    `/${lang}/sign-in${query(params)}`,
  signInCode: (params: { next?: string } = {}) => `/${lang}/sign-in/code${query(params)}`,
  signInForgotten: `/${lang}/sign-in/forgotten`,
  signInLink: (secret: string) => `/${lang}/sign-in/password?link=${seg(secret)}`,
  signInPasskey: `/${lang}/sign-in/passkey`,
  signOut: `/${lang}/sign-out`,
  account: (params: { done?: string } = {}) => `/${lang}/account${query(params)}`,
  accountSecondFactor: `/${lang}/account/second-factor`,
  accountPasskeys: `/${lang}/account/passkeys`,
  notAllowed: `/${lang}/not-allowed`,
  ngo: `/${lang}/ngo`,
  owner: {
    home: `/${lang}/owner`,
    products: (
      params: {
        q?: string
        category?: string
        status?: string
        explained?: string
        low?: string
        sort?: string
        page?: number
        done?: string
        n?: number
      } = {},
    ) => `/${lang}/owner/products${query(params)}`,
    productNew: `/${lang}/owner/products/new`,
    productsImport: `/${lang}/owner/products/import`,
    productsExport: `/${lang}/owner/products/export.csv`,
    product: (id: string, params: { done?: string } = {}) =>
      `/${lang}/owner/products/${seg(id)}${query(params)}`,
    productVariants: (id: string, params: { done?: string; n?: number } = {}) =>
      `/${lang}/owner/products/${seg(id)}/variants${query(params)}`,
    productPictures: (id: string, params: { done?: string; n?: number } = {}) =>
      `/${lang}/owner/products/${seg(id)}/pictures${query(params)}`,
    orders: (
      params: { q?: string; filter?: string; from?: string; to?: string; page?: number; done?: string } = {},
    ) => `/${lang}/owner/orders${query(params)}`,
    ordersCsv: (params: { q?: string; filter?: string; from?: string; to?: string } = {}) =>
      `/${lang}/owner/orders.csv${query(params)}`,
    picking: `/${lang}/owner/orders/picking`,
    order: (number: number, params: { done?: string } = {}) =>
      `/${lang}/owner/orders/${number}${query(params)}`,
    settings: (params: { done?: string } = {}) => `/${lang}/owner/settings${query(params)}`,
    settingsSeller: (section: string) => `/${lang}/owner/settings/seller/${seg(section)}`,
    settingsText: (name: string, params: { done?: string } = {}) =>
      `/${lang}/owner/settings/texts/${seg(name)}${query(params)}`,
    settingsDelivery: (key: string) => `/${lang}/owner/settings/delivery/${seg(key)}`,
    settingsGiving: `/${lang}/owner/settings/giving`,
    settingsVat: `/${lang}/owner/settings/vat`,
    people: (params: { done?: string } = {}) => `/${lang}/owner/people${query(params)}`,
    audit: (params: { person?: string; action?: string; from?: string; to?: string; page?: number } = {}) =>
      `/${lang}/owner/audit${query(params)}`,
    auditCsv: (params: { person?: string; action?: string; from?: string; to?: string } = {}) =>
      `/${lang}/owner/audit.csv${query(params)}`,
    breakdown: (slug: string, params: { variant?: string; done?: string } = {}) =>
      `/${lang}/owner/products/${seg(slug)}/breakdown${query(params)}`,
    components: (params: { done?: string } = {}) => `/${lang}/owner/components${query(params)}`,
    component: (id: string, params: { done?: string; n?: number } = {}) =>
      `/${lang}/owner/components/${seg(id)}${query(params)}`,
    costChange: (id: string, params: { cost?: string } = {}) =>
      `/${lang}/owner/components/${seg(id)}/change${query(params)}`,
    promotions: (params: { done?: string } = {}) => `/${lang}/owner/promotions${query(params)}`,
    overheads: (params: { year?: number; page?: number | undefined; done?: string } = {}) =>
      `/${lang}/owner/overheads${query(params)}`,
    overhead: (id: string) => `/${lang}/owner/overheads/${seg(id)}`,
    reconcile: (params: { year: number; done?: string }) =>
      `/${lang}/owner/overheads/reconcile${query(params)}`,
  },
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
