import { Refusal } from '../../core/refusal.ts'

export const roles = ['owner', 'staff', 'ngo', 'shopper', 'system'] as const
export type Role = (typeof roles)[number]

/** Who acts. `system` is the shop itself: its jobs, its command line, its seed. */
export type Person = {
  /** The highest of a person's roles. */
  role: Role
  /** What is written beside their acts: an account's id, or the name of the job or command. */
  id: string
  /** As others read it; for `system` its id. */
  name?: string
  /** The ids of the causes whose member they are. */
  causes?: readonly string[]
}

export const system = (id: string): Person => ({ role: 'system', id })
export const shopper: Person = { role: 'shopper', id: 'shopper' }

/** The one table of who may do what. An owner may do all that is the shop's; an NGO answers for itself. */
export const allowed = {
  see: {
    desk: ['owner', 'staff', 'system'],
    'ngo-desk': ['owner', 'ngo', 'system'],
    order: ['owner', 'staff', 'system'],
    people: ['owner', 'system'],
    audit: ['owner', 'system'],
  },
  edit: {
    breakdown: ['owner', 'staff', 'system'],
    catalogue: ['owner', 'staff', 'system'],
    component: ['owner', 'staff', 'system'],
  },
  publish: { breakdown: ['owner', 'system'] },
  change: {
    settings: ['owner', 'system'],
    order: ['owner', 'staff', 'system'],
    people: ['owner', 'system'],
    payout: ['owner', 'system'],
    bank: ['owner', 'system'],
  },
  import: { catalogue: ['owner', 'staff', 'system'] },
  export: { catalogue: ['owner', 'staff', 'system'], audit: ['owner', 'system'] },
  record: { consent: ['ngo', 'system'], receipt: ['ngo', 'system'] },
} as const satisfies Record<string, Record<string, readonly Role[]>>

/** What is one cause's own: an NGO's member may do it for their cause and for no other. */
export const ofOneCause: ReadonlySet<string> = new Set(['consent', 'receipt'])

type Allowed = typeof allowed
export type Act = keyof Allowed
export type Thing<A extends Act> = keyof Allowed[A] & string

/** Whether `by` may do `act` to such a thing; `causeId` says whose, where it is one cause's own. */
export function can<A extends Act>(by: Person, act: A, thing: Thing<A>, causeId?: string): boolean {
  const things: Record<string, readonly Role[]> = allowed[act]
  const may = things[thing] ?? []
  if (!ofOneCause.has(thing)) return may.includes(by.role)
  if (by.role === 'system') return may.includes('system')
  return may.includes('ngo') && causeId !== undefined && (by.causes ?? []).includes(causeId)
}

/** Throws the Refusal `refusal.not_allowed` unless `by` may. */
export function demand<A extends Act>(by: Person, act: A, thing: Thing<A>, causeId?: string): void {
  if (!can(by, act, thing, causeId)) throw new Refusal('refusal.not_allowed')
}
