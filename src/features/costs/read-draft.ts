import { read, type Reader } from '../../../db/client.ts'
import { findDraft } from './insert-version.ts'
import { inputOf, loadVersions } from './load-versions.ts'
import type { BreakdownInput } from './vocabulary.ts'

export type Draft = {
  versionId: string
  number: number
  /** What `saveDraft` wants to see again. */
  revision: number
  savedAt: string
  savedBy: string
  input: BreakdownInput
}

/** The draft of a scope (a variant's id or a product's) as its owner left it, or null. */
export async function readDraft(scopeId: string, on: Reader = read()): Promise<Draft | null> {
  const draft = await findDraft(scopeId, on)
  if (!draft) return null
  const { id: versionId, number, revision, savedAt, savedBy } = draft
  const version = (await loadVersions([versionId], on)).get(versionId)!
  return { versionId, number, revision, savedAt, savedBy, input: inputOf(version) }
}

/** What a version was made from, to begin the next one with. Null when there is no such version. */
export async function readInput(versionId: string, on: Reader = read()): Promise<BreakdownInput | null> {
  const version = (await loadVersions([versionId], on)).get(versionId)
  return version ? inputOf(version) : null
}
