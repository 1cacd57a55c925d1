import { write } from '../db/client.ts'
import { addPersonIn } from '../src/features/accounts/add-person.ts'
import { hashPassword } from '../src/features/accounts/password.ts'
import { system } from '../src/features/accounts/person.ts'
import { setPasswordIn } from '../src/features/accounts/set-password.ts'
import { visitor, type Visitor } from './http.ts'
import { now } from './served-market.ts'

const password = 'une phrase que personne ne devine'
const by = system('test')

/** Gives the open database somebody who may sign in to the desk without a second factor, as in a demo. */
export async function addDeskPerson(name: string, role: 'owner' | 'staff'): Promise<string> {
  const email = `${name.toLowerCase()}@atelier.example`
  const hash = await hashPassword(password)
  await write(async (tx) => {
    const { id } = await addPersonIn(tx, { by, email, name, role, causeId: null, isDemo: true, at: now() })
    await setPasswordIn(tx, { personId: id, hash, at: now() })
  })
  return email
}

/** A visitor who has signed in. */
export async function signedIn(url: string, email: string, lang = 'fr'): Promise<Visitor> {
  const person = visitor(url, lang)
  const { status, text } = await person.post(`/${lang}/sign-in`, { email, password })
  if (status !== 303) throw new Error(`${email} could not sign in: ${status} ${text.slice(0, 500)}`)
  return person
}
