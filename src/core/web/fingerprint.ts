import { createHash } from 'node:crypto'

/** The values of a form's fields by their names, as they are stored or typed. */
export type FormValues = Record<string, string>

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * What a form was filled from, to be sent along hidden: each field's name with a hash of its value. Not
 * a secret, and no proof of anything: it only keeps people from overwriting each other unawares.
 */
export const fingerprint = (values: FormValues): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}:${shortHash(value)}`)
    .join(' ')

/** The fields whose value is no longer what the fingerprint saw; a field that it did not see is new. */
export function changedSince(seen: string, now: FormValues): string[] {
  const known = new Set(seen.split(' '))
  return Object.entries(now).flatMap(([name, value]) =>
    known.has(`${name}:${shortHash(value)}`) ? [] : [name],
  )
}
