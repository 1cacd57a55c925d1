import { readdir } from 'node:fs/promises'
import { z } from 'zod'
import { readMarkdownFile } from '../../core/content/markdown-file.ts'

const head = z.object({ slug: z.string(), name: z.string().min(1), position: z.int() })
export type CauseFile = z.infer<typeof head>

/** The causes that have a file in `content/causes/`, by position. Throws when a file's head lacks a value. */
export async function listCauseFiles(): Promise<CauseFile[]> {
  const names = (await readdir('content/causes')).filter((name) => name.endsWith('.fr.md'))
  const files = await Promise.all(
    names.map(async (name) => {
      const told = head.safeParse((await readMarkdownFile(`causes/${name}`))?.head)
      if (!told.success) throw new Error(`content/causes/${name}: ${z.prettifyError(told.error)}`)
      if (`${told.data.slug}.fr.md` !== name)
        throw new Error(`content/causes/${name}: slug is not the file's name`)
      return told.data
    }),
  )
  return files.sort((a, b) => a.position - b.position || (a.slug < b.slug ? -1 : 1))
}
