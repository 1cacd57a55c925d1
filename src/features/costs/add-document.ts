import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { documents } from '../../../db/schema/costs.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { keepDocument } from './document-file.ts'
import { documentType } from './document-type.ts'
import { holdsSomethingElse } from './hidden-content.ts'
import { isTold } from './say.ts'

const mostMegabytes = 10

export type DocumentInput = {
  by: Person
  bytes: Uint8Array
  title: Bilingual
  isPublic: boolean
  /** Why a withheld one is not shown; null for a public one. */
  withheldReason: Bilingual | null
  /** The shop's data folder. */
  dataDir: string
  at: string
}

export type KeptDocument = { sha256: string; mediaType: string; bytes: number; isPublic: boolean }

async function refuseDocument({ bytes, title, isPublic, withheldReason }: DocumentInput): Promise<string> {
  const found: Refusal[] = []
  const type = await documentType(bytes)
  if (bytes.length === 0) found.push(new Refusal('refusal.costs_document_empty', {}, 'file'))
  else if (bytes.length > mostMegabytes * 1_000_000)
    found.push(new Refusal('refusal.costs_document_too_large', { most: mostMegabytes }, 'file'))
  else if (!type) found.push(new Refusal('refusal.costs_document_type', {}, 'file'))
  else if (!type.whole) found.push(new Refusal('refusal.costs_document_incomplete', {}, 'file'))
  else if (holdsSomethingElse(type.mediaType, bytes))
    found.push(new Refusal('refusal.editor_document_active', {}, 'file'))
  if (!isTold(title)) found.push(new Refusal('refusal.costs_document_title', {}, 'title'))
  if (!isPublic && !isTold(withheldReason))
    found.push(new Refusal('refusal.costs_document_withheld', {}, 'withheldReason'))
  refuseAll(found)
  return type!.mediaType
}

/**
 * Keeps a piece of evidence by the SHA-256 of its content: PDF, PNG, JPEG or WebP by content, 10 MB at most.
 * The file is on the disk before the row that names it. A document that is already kept stays as it is, with
 * its first title and visibility.
 */
export async function addDocument(input: DocumentInput): Promise<KeptDocument> {
  demand(input.by, 'edit', 'breakdown')
  const mediaType = await refuseDocument(input)
  const sha256 = createHash('sha256').update(input.bytes).digest('hex')
  await keepDocument(input.dataDir, sha256, input.bytes)
  return write(async (tx) => {
    const [known] = await tx.select().from(documents).where(eq(documents.sha256, sha256))
    if (known) return { sha256, mediaType: known.mediaType, bytes: known.bytes, isPublic: known.isPublic }
    const kept = { sha256, mediaType, bytes: input.bytes.length, isPublic: input.isPublic }
    await tx.insert(documents).values({
      ...kept,
      title: input.title,
      withheldReason: input.isPublic ? null : input.withheldReason,
      addedAt: input.at,
      addedBy: input.by.id,
    })
    // The demo's own come with the shop.
    if (input.by.role !== 'system')
      await recordAuditIn(tx, {
        ...{ by: input.by, at: input.at, action: 'document.add', subject: { kind: 'document', id: sha256 } },
        after: { title: input.title, isPublic: input.isPublic },
      })
    return kept
  })
}
