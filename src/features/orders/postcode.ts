/** How postcodes look where the shop may deliver: a pattern, how they are written, and one of them. */
const countries: Record<string, { pattern: RegExp; write?: string; example: string }> = {
  AT: { pattern: /^(?:A-?)?([1-9]\d{3})$/, example: '1010' },
  BE: { pattern: /^(?:B-?)?([1-9]\d{3})$/, example: '1000' },
  CH: { pattern: /^(?:CH-?)?([1-9]\d{3})$/, example: '1201' },
  DE: { pattern: /^(?:D-?)?(\d{5})$/, example: '10115' },
  ES: { pattern: /^((?:0[1-9]|[1-4]\d|5[0-2])\d{3})$/, example: '28001' },
  FR: { pattern: /^(?:F-?)?((?:0[1-9]|[1-8]\d|9[0-8])\d{3})$/, example: '59100' },
  IT: { pattern: /^(?:I-?)?(\d{5})$/, example: '20121' },
  LU: { pattern: /^(?:L-?)?(\d{4})$/, example: '1111' },
  MC: { pattern: /^(?:MC-?)?(980\d{2})$/, example: '98000' },
  NL: { pattern: /^(?:NL-?)?([1-9]\d{3})([A-Z]{2})$/, write: '$1 $2', example: '1012 AB' },
  PT: { pattern: /^(\d{4})-?(\d{3})$/, write: '$1-$2', example: '1000-001' },
}

/**
 * A postcode as its country writes it, or null when it can't be one there, with an example of one.
 * Of a country that is not listed here anything short is taken.
 */
export function tidyPostcode(typed: string, country: string): { postcode: string | null; example: string } {
  const known = countries[country]
  if (!known) return { postcode: /^[\p{L}\p{N} -]{2,12}$/u.test(typed) ? typed : null, example: '12345' }
  const dense = typed.toUpperCase().replace(/[\s.]+/g, '')
  const postcode = known.pattern.test(dense) ? dense.replace(known.pattern, known.write ?? '$1') : null
  return { postcode, example: known.example }
}
