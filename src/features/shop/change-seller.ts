import { isDeepStrictEqual } from 'node:util'
import { desc } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { sellerDetails } from '../../../db/schema/shop.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { entryOf, sellerFields, type SellerField, type SellerSection } from './seller-fields.ts'
import { refreshSeller, sellerFile, sellerSchema } from './seller.ts'

export type SellerChange = {
  by: Person
  section: SellerSection
  /** Every field of the section as typed. */
  typed: Partial<Record<SellerField, string>>
  at: string
}

/** What may stay empty in a section that is filled in. */
const optional = new Set<string>(['address.line2', 'returnAddress.line2'])

/**
 * Says one section of the seller's details anew, instead of `content/shop.json`: a row of its own with all that
 * was said so far. The same again writes nothing. Refused beside each field that can't be so.
 */
export async function changeSeller(
  { by, section, typed, at }: SellerChange,
  random: Random = systemRandom,
): Promise<void> {
  await write(async (tx) => {
    demand(by, 'change', 'settings')
    const [last] = await tx.select().from(sellerDetails).orderBy(desc(sellerDetails.sequence)).limit(1)
    const before: Record<string, unknown> = { ...sellerFile(), ...last?.details }
    const next = structuredClone(before)
    for (const path of sellerFields[section]) put(next, path, (typed[path] ?? '').normalize('NFC').trim())
    const parsed = sellerSchema.safeParse(next)
    if (!parsed.success) refuseAll(refusals(section, parsed.error.issues))
    const entries = [...new Set(sellerFields[section].map(entryOf))]
    const said = Object.fromEntries(entries.map((entry) => [entry, (parsed.data as typeof next)[entry]]))
    if (entries.every((entry) => isDeepStrictEqual(said[entry], before[entry]))) return
    await tx.insert(sellerDetails).values({
      ...{ id: newId('sel', random), sequence: (last?.sequence ?? 0) + 1, at, by: by.id },
      details: { ...last?.details, ...said },
    })
    const audit = { by, action: 'settings.seller', subject: { kind: 'seller', id: section }, at }
    const was = Object.fromEntries(entries.map((entry) => [entry, before[entry]]))
    await recordAuditIn(tx, { ...audit, before: was, after: said }, random)
  })
  await refreshSeller()
}

function put(details: Record<string, unknown>, path: string, text: string): void {
  const [entry, inner] = path.split('.') as [string, string | undefined]
  const value = text === '' && optional.has(path) ? null : text
  if (inner === undefined) details[entry] = value
  else (details[entry] as Record<string, unknown>)[inner] = value
}

/** One sentence a field; what is wrong elsewhere in the file is the file's own and can't be mended here. */
function refusals(section: SellerSection, issues: { path: PropertyKey[] }[]): Refusal[] {
  const codes: Record<string, Refusal['code']> = {
    email: 'refusal.settings_email',
    'bank.iban': 'refusal.settings_iban',
    'bank.bic': 'refusal.settings_bic',
    'mediator.website': 'refusal.settings_website',
    'address.country': 'refusal.settings_country',
    'returnAddress.country': 'refusal.settings_country',
  }
  const fields: readonly string[] = sellerFields[section]
  const wrong = [...new Set(issues.map((issue) => issue.path.join('.')))]
  return wrong.map((path) => {
    if (!fields.includes(path)) throw new Error(`content/shop.json needs mending at ${path}`)
    return new Refusal(codes[path] ?? 'refusal.settings_field_empty', {}, path)
  })
}
