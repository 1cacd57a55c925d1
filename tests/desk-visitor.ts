import { seedDemoPeople } from '../src/features/accounts/seed-demo-people.ts'
import { demoPassword } from '../src/features/accounts/demo-people.ts'
import { randomFrom, seed } from './features/market.ts'
import { visitor, type Visitor } from './http.ts'
import { now, type ServedMarket } from './served-market.ts'

/** Somebody of the demo's people, signed in with a browser that has no JavaScript. */
export async function signedIn(
  { shop }: Pick<ServedMarket, 'shop'>,
  who: 'claire' | 'malo' | 'rivieres-vivantes',
  lang: 'fr' | 'en' = 'fr',
): Promise<Visitor> {
  await seedDemoPeople({ by: seed, at: now() }, randomFrom)
  const person = visitor(shop.url, lang)
  const answer = await person.post(`/${lang}/sign-in`, {
    email: `${who}@centime.example`,
    password: demoPassword,
  })
  if (answer.status !== 303) throw new Error(`${who} could not sign in: ${answer.status}`)
  return person
}
