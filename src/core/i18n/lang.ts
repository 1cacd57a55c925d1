/** The languages every page, mail and refusal exists in. */
export const langs = ['fr', 'en'] as const
export type Lang = (typeof langs)[number]

/** One text in every language of the shop. */
export type Bilingual = Record<Lang, string>

export const isLang = (value: unknown): value is Lang => value === 'fr' || value === 'en'
