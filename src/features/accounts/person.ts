import { Refusal } from '../../core/refusal.ts'

export const roles = ['owner', 'staff', 'ngo', 'shopper', 'system'] as const
export type Role = (typeof roles)[number]

/** Who acts. `system` is the shop itself: its jobs, its command line, its seed. */
export type Person = {
  role: Role
  /** What is written beside their acts: an account's id, or the name of the job or command. */
  id: string
}

export const system = (id: string): Person => ({ role: 'system', id })
export const shopper: Person = { role: 'shopper', id: 'shopper' }

const allowed = {
  edit: { breakdown: ['owner', 'staff', 'system'], catalogue: ['owner', 'staff', 'system'] },
  publish: { breakdown: ['owner', 'system'] },
  change: { settings: ['owner', 'system'], order: ['owner', 'staff', 'system'] },
  import: { catalogue: ['owner', 'staff', 'system'] },
  record: { consent: ['ngo', 'system'] },
} as const satisfies Record<string, Record<string, readonly Role[]>>

type Allowed = typeof allowed
export type Act = keyof Allowed
export type Thing<A extends Act> = keyof Allowed[A] & string

/** Whether `by` may do `act` to such a thing. */
export function can<A extends Act>(by: Person, act: A, thing: Thing<A>): boolean {
  const things: Record<string, readonly Role[]> = allowed[act]
  return things[thing]?.includes(by.role) ?? false
}

/** Throws the Refusal `refusal.not_allowed` unless `by` may. */
export function demand<A extends Act>(by: Person, act: A, thing: Thing<A>): void {
  if (!can(by, act, thing)) throw new Refusal('refusal.not_allowed')
}
