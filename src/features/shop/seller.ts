import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import shopFile from '../../../content/shop.json' with { type: 'json' }

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
  vatMode: z.enum(['domestic', 'franchise', 'one-stop-shop']),
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

/** Who sells, and on what terms: `content/shop.json`, checked once. */
export const seller = (): Seller => (known ??= parseSeller(shopFile))
