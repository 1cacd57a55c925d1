import type { MessageKey, MessageParams } from './i18n/messages.ts'

/** Message keys that may be shown as a refusal: a sentence with its cure, in fr and en. */
export type RefusalCode = Extract<MessageKey, `refusal.${string}`>

// The server's bundle and the pages' each have this class: a refusal of one is a refusal in the other.
const brand = Symbol.for('centime.refusal')

/**
 * An expected "no". Rolls back the transaction it is thrown in and reaches the person as a
 * sentence in their language beside `field`, when one is named. Anything else thrown is a bug.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly params: MessageParams
  /** The name of the form field it belongs to. */
  readonly field: string | null
  /** Further refusals found in the same input. */
  readonly others: Refusal[]

  constructor(
    code: RefusalCode,
    params: MessageParams = {},
    field: string | null = null,
    others: Refusal[] = [],
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.field = field
    this.others = others
  }

  readonly [brand] = true
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }

  /** This refusal and the others, in the order found. */
  get all(): Refusal[] {
    return [this, ...this.others]
  }
}

/** Throws one Refusal that carries all of `found`; returns when there is none. */
export function refuseAll(found: Refusal[]): void {
  const [first, ...rest] = found
  if (first) throw new Refusal(first.code, first.params, first.field, rest)
}

/** The "no" that a person gets while the database is away or too busy; `cause` is for the log. */
export function databaseAway(cause: unknown): Refusal {
  const refusal = new Refusal('refusal.database_away')
  refusal.cause = cause
  return refusal
}

/** Whether an error is, or was caused by, a database that is away: nothing is wrong with what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (at instanceof Refusal && at.code === 'refusal.database_away') return true
  return false
}
