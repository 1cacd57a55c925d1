import { z } from 'zod'
import { Refusal, type RefusalCode } from '../../core/refusal.ts'
import { tidyPostcode } from './postcode.ts'

/** The fields of a checkout's form that say who and where, as typed. */
export const addressFields = [
  'name',
  'email',
  'address1',
  'address2',
  'postcode',
  'city',
  'country',
  'phone',
] as const
export type AddressField = (typeof addressFields)[number]
/** Tidied: single spaces, no control characters, the postcode as its country writes it. */
export type Address = Record<AddressField, string>

/** One line of what was typed: composed (NFC), without control and invisible characters, single spaces. */
export const tidyLine = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '')
    .trim()

const line = (missing: RefusalCode, longest: number) =>
  z.string().transform(tidyLine).pipe(z.string().min(1, missing).max(longest, 'refusal.order_too_long'))
const optionalLine = (longest: number) =>
  z.string().transform(tidyLine).pipe(z.string().max(longest, 'refusal.order_too_long'))

const schema = z.object({
  name: line('refusal.order_name', 100),
  email: z.string().transform(tidyLine).pipe(z.email('refusal.order_email').max(254, 'refusal.order_email')),
  address1: line('refusal.order_address', 100),
  address2: optionalLine(100),
  postcode: line('refusal.order_postcode_missing', 20),
  city: line('refusal.order_city', 80),
  country: z.string().regex(/^[A-Z]{2}$/, 'refusal.order_country'),
  phone: optionalLine(30).pipe(z.string().regex(/^(\+?[\d .()/-]{6,})?$/, 'refusal.order_phone')),
})

/**
 * The address that was typed, tidied, and a Refusal for each field that needs mending. A field that
 * was not sent counts as empty.
 */
export function readAddress(typed: Partial<Record<AddressField, string>>): {
  address: Address
  refusals: Refusal[]
} {
  const raw = Object.fromEntries(addressFields.map((field) => [field, typed[field] ?? ''])) as Address
  const parsed = schema.safeParse(raw)
  const address: Address = parsed.success ? parsed.data : raw
  const refusals = new Map<string, Refusal>()
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = String(path[0])
    if (!refusals.has(field)) refusals.set(field, new Refusal(message as RefusalCode, {}, field))
  }
  if (!refusals.has('postcode') && !refusals.has('country')) {
    const { postcode, example } = tidyPostcode(tidyLine(raw.postcode), raw.country)
    if (postcode === null)
      refusals.set('postcode', new Refusal('refusal.order_postcode', { example }, 'postcode'))
    else address.postcode = postcode
  }
  const inOrder = addressFields.flatMap((field) => refusals.get(field) ?? [])
  return { address, refusals: inOrder }
}
