import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import shopFile from '../../../content/shop.json' with { type: 'json' }
import { connection, openConnection, read, type Reader } from '../../../db/client.ts'
import { sellerDetails } from '../../../db/schema/shop.ts'

const text = z.string().trim().min(1)
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, such as FR')
const wholeCents = z.int().min(0)
const rateBp = z.int().min(0).max(10_000)
const inBoth = z.strictObject({ fr: text, en: text })
const address = z.strictObject({
  line1: text,
  line2: text.nullable(),
  postcode: text,
  city: text,
  country: countryCode,
})

const deliveryMethod = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
    title: inBoth,
    carrier: z.strictObject({ name: text, place: z.string(), country: countryCode }),
    priceCents: wholeCents,
    freeFromCents: wholeCents.nullable(),
    minTransitDays: z.int().min(0),
    maxTransitDays: z.int().min(0),
    countries: z.array(countryCode).min(1),
  })
  .refine((method) => method.minTransitDays <= method.maxTransitDays, {
    path: ['maxTransitDays'],
    error: 'not below minTransitDays',
  })

/** What `content/shop.json` must hold. */
export const sellerSchema = z.strictObject({
  name: text,
  legalName: text,
  legalForm: inBoth,
  capital: inBoth,
  address,
  siren: text,
  rcs: text,
  vatNumber: text,
  email: z.email(),
  phone: text,
  publisher: inBoth,
  host: z.strictObject({ name: text, address: text, phone: text }),
  mediator: z.strictObject({ name: text, address: text, website: z.url() }),
  bank: z.strictObject({
    beneficiary: text,
    iban: z
      .string()
      .transform((iban) => electronicFormatIBAN(iban) ?? '')
      .refine((iban) => isValidIBAN(iban), 'a valid IBAN'),
    bic: z.string().refine((bic) => isValidBIC(bic), 'a valid BIC'),
  }),
  currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR'),
  givingRateBp: rateBp,
  marginCeilingBp: rateBp,
  vatMode: z.enum(['domestic', 'one-stop-shop', 'franchise']),
  country: countryCode,
  /** IANA name: in which the shop counts days. */
  timeZone: text,
  withdrawalDays: z.int().min(14, 'at least the 14 days of the law'),
  bankTransferDays: z.int().min(1).max(60),
  returnAddress: address.extend({ name: text }),
  demo: z.boolean(),
  deliveryMethods: z
    .array(deliveryMethod)
    .min(1)
    .refine((all) => new Set(all.map((method) => method.key)).size === all.length, 'each key once'),
})
export type Seller = z.infer<typeof sellerSchema>

/** Checks a shop file. Throws an Error whose words name each entry to mend. */
export function parseSeller(file: unknown): Seller {
  const parsed = sellerSchema.safeParse(file)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`content/shop.json needs mending:\n${wrong.join('\n')}`)
}

let known: Seller | undefined

/** What `content/shop.json` says, checked once. */
export const sellerFile = (): Seller => (known ??= parseSeller(shopFile))

// Vite may bundle this module twice; what the owner says instead of the file is one for the process.
const holder = globalThis as typeof globalThis & {
  centimeSellers?: WeakMap<object, { sequence: number; seller: Seller }>
}
const edited = (): NonNullable<typeof holder.centimeSellers> => (holder.centimeSellers ??= new WeakMap())

/**
 * Who sells, and on what terms: the file, and over it what the owner last said at the desk. As of the last
 * `refreshSeller` of this process; each request, each job and each command begins with one.
 */
export const seller = (): Seller => {
  const database = openConnection()
  return (database && edited().get(database)?.seller) || sellerFile()
}

/** Reads what the owner last said of the seller. One row by its index; nothing is parsed twice. */
export async function refreshSeller(on: Reader = read()): Promise<void> {
  const [row] = await on
    .select({ sequence: sellerDetails.sequence, details: sellerDetails.details })
    .from(sellerDetails)
    .orderBy(desc(sellerDetails.sequence))
    .limit(1)
  const database = connection()
  if (!row) edited().delete(database)
  else if (edited().get(database)?.sequence !== row.sequence)
    edited().set(database, { sequence: row.sequence, seller: parseSeller({ ...shopFile, ...row.details }) })
}
