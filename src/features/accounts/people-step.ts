import { formText } from '../../core/web/form-text.ts'
import { Refusal } from '../../core/refusal.ts'
import { giveRole, takeRole } from './change-role.ts'
import { inviteAgain, invitePerson, type Told } from './invite-person.ts'
import type { Person } from './person.ts'
import { isGivenRole, type Held } from './roles.ts'

/** The fields that the form of an invitation shows. */
export const inviteFields = ['email', 'name', 'role', 'cause'] as const

/** What was done, and the secret of a link that was mailed with it. */
export type PeopleDone = { done: 'invited' | 'given' | 'taken'; secret: string | null }

function heldOf(form: FormData): Held {
  const role = formText(form, 'role')
  if (!isGivenRole(role)) throw new Refusal('refusal.role_unknown', {}, 'role')
  return { role, causeId: formText(form, 'cause') || null }
}

/** Does what a form of the page of people asks for: invite, invite again, give a role, take it away. */
export async function peopleStep(
  form: FormData,
  told: Told & { by: Person; at: string; requestId: string },
): Promise<PeopleDone> {
  const personId = formText(form, 'person')
  switch (formText(form, 'step')) {
    case 'again':
      return { done: 'invited', ...(await inviteAgain({ ...told, personId })) }
    case 'give':
      await giveRole({ ...told, personId, ...heldOf(form) })
      return { done: 'given', secret: null }
    case 'take':
      await takeRole({ ...told, personId, ...heldOf(form) })
      return { done: 'taken', secret: null }
    default: {
      const asked = { email: formText(form, 'email'), name: formText(form, 'name'), ...heldOf(form) }
      return { done: 'invited', ...(await invitePerson({ ...told, ...asked })) }
    }
  }
}
