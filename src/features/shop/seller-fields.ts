/**
 * What of the seller can be edited at the desk, by what it is about. A name is a path in `content/shop.json`, and
 * the form field's name.
 */
export const sellerFields = {
  shop: ['name', 'email', 'phone'],
  legal: [
    'legalName',
    'legalForm.fr',
    'legalForm.en',
    'capital.fr',
    'capital.en',
    'siren',
    'rcs',
    'vatNumber',
    'publisher.fr',
    'publisher.en',
  ],
  address: ['address.line1', 'address.line2', 'address.postcode', 'address.city', 'address.country'],
  returns: [
    'returnAddress.name',
    'returnAddress.line1',
    'returnAddress.line2',
    'returnAddress.postcode',
    'returnAddress.city',
    'returnAddress.country',
  ],
  bank: ['bank.beneficiary', 'bank.iban', 'bank.bic'],
  host: ['host.name', 'host.address', 'host.phone'],
  mediator: ['mediator.name', 'mediator.address', 'mediator.website'],
} as const

export type SellerSection = keyof typeof sellerFields
export const sellerSections = Object.keys(sellerFields) as SellerSection[]
export type SellerField = (typeof sellerFields)[SellerSection][number]

/** The value at a path such as `address.city`; an empty string where there is none. */
export function valueAt(details: object, path: string): string {
  let value: unknown = details
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : ''
}

/** The top entry of a path. */
export const entryOf = (path: string): string => path.split('.')[0]!
