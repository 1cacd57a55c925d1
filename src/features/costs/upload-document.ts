import { langs, type Bilingual } from '../../core/i18n/lang.ts'
import { formText, formTexts } from '../../core/web/form-text.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Person } from '../accounts/person.ts'
import { addDocument } from './add-document.ts'
import { placeInForm, type TypedForm } from './editor-form.ts'

/** `at` is the moment of the upload; `dataDir` the shop's data folder. */
type Uploaded = { by: Person; dataDir: string; at: string }

const bilingual = (form: FormData, name: string): Bilingual => {
  const [fr, en] = langs.map((lang) => formText(form, `${name}.${lang}`).trim())
  return { fr: fr!, en: en! }
}

const inUpload: Record<string, string> = {
  file: 'upload.file',
  title: 'upload.title.fr',
  withheldReason: 'upload.withheldReason.fr',
}

/**
 * Keeps the file of the editor's upload fields and attaches it to the lines that are ticked, with its grade
 * and date where they are given. Returns the form with it; refuses as `addDocument` does, the fields named as
 * in the form.
 */
export async function uploadDocument(typed: TypedForm, form: FormData, how: Uploaded): Promise<TypedForm> {
  const sha256 = await keepUpload(form, how)
  if (!sha256) throw new Refusal('refusal.editor_file_missing', {}, 'upload.file')
  const chosen = new Set(formTexts(form, 'upload.lines').map((index) => placeInForm(form, Number(index))))
  const grade = formText(form, 'upload.grade')
  const date = formText(form, 'upload.date').trim()
  return {
    ...typed,
    documents: [...new Set([...typed.documents, sha256])],
    lines: typed.lines.map((line, index) =>
      chosen.has(index)
        ? {
            ...line,
            grade: grade || line.grade || 'invoice',
            date: date || line.date,
            documents: [...new Set([...line.documents, sha256])],
          }
        : line,
    ),
  }
}

/**
 * Keeps the file of a form's upload fields as evidence and gives its SHA-256; null when none was chosen.
 * Refuses as `addDocument` does, the fields named as in the form.
 */
export async function keepUpload(form: FormData, how: Uploaded): Promise<string | null> {
  const file = form.get('upload.file')
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return null
  const isPublic = formText(form, 'upload.public') !== 'no'
  return keep({
    ...how,
    bytes: new Uint8Array(await file.arrayBuffer()),
    title: bilingual(form, 'upload.title'),
    isPublic,
    withheldReason: isPublic ? null : bilingual(form, 'upload.withheldReason'),
  })
}

async function keep(document: Parameters<typeof addDocument>[0]): Promise<string> {
  try {
    return (await addDocument(document)).sha256
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [first, ...rest] = error.all.map(
      ({ code, params, field }) => new Refusal(code, params, inUpload[field ?? ''] ?? 'upload.file'),
    )
    throw new Refusal(first!.code, first!.params, first!.field, rest)
  }
}
