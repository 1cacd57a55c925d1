import { marked } from 'marked'
import { z } from 'zod'
import { readMarkdownFile } from '../../core/content/markdown-file.ts'
import type { Lang } from '../../core/i18n/lang.ts'

const head = z.object({
  name: z.string(),
  summary: z.string(),
  place: z.string(),
  country: z.string(),
  website: z.url(),
  legalForm: z.string(),
  registration: z.coerce.string(),
  position: z.int(),
  drawing: z.string().nullable().default(null),
})

/** What a cause says of itself, from `content/causes/{slug}.{lang}.md`. */
export type CauseStory = z.infer<typeof head> & {
  slug: string
  /** HTML of our own text: it comes from the shop's files, not from a visitor. */
  html: string
}

const slugs = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The story of a cause in a language, or null when nobody has written it. Throws when its head lacks a value. */
export async function causeStory(slug: string, lang: Lang): Promise<CauseStory | null> {
  if (!slugs.test(slug)) return null
  const file = await readMarkdownFile(`causes/${slug}.${lang}.md`)
  if (!file) return null
  const told = head.safeParse(file.head)
  if (!told.success) throw new Error(`content/causes/${slug}.${lang}.md: ${z.prettifyError(told.error)}`)
  return { slug, ...told.data, html: await marked.parse(file.body) }
}
