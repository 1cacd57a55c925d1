import { randomBytes } from 'node:crypto'

/** Gives `n` random bytes; a test or the seed passes its own, so that ids repeat. */
export type Random = (n: number) => Uint8Array

export const systemRandom: Random = (n) => randomBytes(n)

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Crockford base 32 of random bytes: 5 bits a character, no i, l, o, u. */
export function randomText(length: number, random: Random = systemRandom): string {
  let text = ''
  for (const byte of random(length)) text += alphabet[byte & 31]
  return text
}

/** A prefixed id of 100 random bits, `ord_7h3…`. Unique in practice; not a secret. */
export const newId = (prefix: string, random: Random = systemRandom): string =>
  `${prefix}_${randomText(20, random)}`

/** A secret of 160 random bits for an address that only its owner may know. */
export const newToken = (random: Random = systemRandom): string => randomText(32, random)
