import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Refusal } from '../../../src/core/refusal.ts'
import {
  allowed,
  can,
  demand,
  ofOneCause,
  roles,
  type Act,
  type Person,
  type Role,
  type Thing,
} from '../../../src/features/accounts/person.ts'

/** Who may do what, written down a second time: by hand, from what each role is for. */
const expected: Record<string, string> = {
  'see desk': 'owner staff system',
  'see ngo-desk': 'owner ngo system',
  'see order': 'owner staff system',
  'see people': 'owner system',
  'see audit': 'owner system',
  'edit breakdown': 'owner staff system',
  'edit catalogue': 'owner staff system',
  'edit component': 'owner staff system',
  'publish breakdown': 'owner system',
  'change settings': 'owner system',
  'change order': 'owner staff system',
  'change people': 'owner system',
  'change payout': 'owner system',
  'change bank': 'owner system',
  'import catalogue': 'owner staff system',
  'export catalogue': 'owner staff system',
  'export audit': 'owner system',
  'record consent': 'ngo system',
  'record receipt': 'ngo system',
}

const acts = Object.entries(allowed).flatMap(([act, things]) =>
  Object.keys(things).map((thing) => [act, thing] as [Act, Thing<Act>]),
)
const person = (role: Role): Person => ({ role, id: role, causes: role === 'ngo' ? ['cau_rivers'] : [] })

test('every act on every thing is written down here', () => {
  expect(acts.map((act) => act.join(' ')).sort()).toEqual(Object.keys(expected).sort())
})

test.each(acts.flatMap(([act, thing]) => roles.map((role) => [role, act, thing] as const)))(
  '%s may or may not %s %s as its role is for',
  (role, act, thing) => {
    const may = expected[[act, thing].join(' ')]!.split(' ').includes(role)
    const cause = ofOneCause.has(thing) ? 'cau_rivers' : undefined
    expect(can(person(role), act, thing, cause)).toBe(may)
    if (may) expect(() => demand(person(role), act, thing, cause)).not.toThrow()
    else expect(() => demand(person(role), act, thing, cause)).toThrow(Refusal)
  },
)

test.each([...ofOneCause])('an NGO answers with its %s for its own cause and no other', (thing) => {
  const [act] = acts.find(([, known]) => known === thing)!
  const member = person('ngo')
  expect(can(member, act, thing as Thing<Act>, 'cau_rivers')).toBe(true)
  expect(can(member, act, thing as Thing<Act>, 'cau_other')).toBe(false)
  expect(can(member, act, thing as Thing<Act>)).toBe(false)
  expect(can({ ...member, causes: [] }, act, thing as Thing<Act>, 'cau_rivers')).toBe(false)
})

test('an owner who is also a member of a cause may answer for it', () => {
  const both: Person = { role: 'owner', id: 'both', causes: ['cau_rivers'] }
  expect(can(both, 'record', 'consent', 'cau_rivers')).toBe(true)
  expect(can({ ...both, causes: [] }, 'record', 'consent', 'cau_rivers')).toBe(false)
})

test('docs/roles.md says the same as the code', () => {
  const rows = readFileSync('docs/roles.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  // | `act thing` | what it is | owner | staff | member of an NGO |
  const said = rows.map(([, act, , ...marks]) => [
    act!,
    ['owner', 'staff', 'ngo'].filter((_, i) => marks[i] !== '').join(' '),
  ])
  const known = acts.map(([act, thing]) => {
    const may: readonly string[] = (allowed[act] as Record<string, readonly string[]>)[thing]!
    return [[act, thing].join(' '), may.filter((role) => role !== 'system').join(' ')]
  })
  expect(said).toEqual(known)
})
