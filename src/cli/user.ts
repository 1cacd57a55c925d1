import { Command, InvalidArgumentError } from 'commander'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { t } from '../core/i18n/messages.ts'
import { to } from '../core/i18n/path.ts'
import { Refusal } from '../core/refusal.ts'
import { environment } from '../core/web/environment.ts'
import { addUser } from '../features/accounts/add-user.ts'
import { listPeople } from '../features/accounts/list-people.ts'
import { system } from '../features/accounts/person.ts'
import { isGivenRole, type GivenRole } from '../features/accounts/roles.ts'
import { allCauses } from '../features/donations/active-causes.ts'
import { terminalLang } from './say.ts'

function givenRole(typed: string): GivenRole {
  if (!isGivenRole(typed)) throw new InvalidArgumentError('Write owner, staff or ngo.')
  return typed
}

/** The cause that a member of an NGO answers for. */
async function causeOf(slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null
  const cause = (await allCauses()).find((known) => known.slug === slug)
  if (!cause) throw new Refusal('refusal.cause_unknown')
  return cause.id
}

/** The first line of standard input; on a terminal it is asked for. */
async function passwordFromInput(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/)[0] ?? ''
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await asking.question(`${t(terminalLang(), 'accounts.password')}: `)
  asking.close()
  return typed
}

type Asked = { email: string; name: string; role: GivenRole; cause?: string; passwordStdin?: boolean }

const add = new Command('add')
  .description(
    'Gives somebody an account and a role, and prints a link by which they choose their password, once. Somebody who is known already gets the role besides their own.',
  )
  .requiredOption('--email <address>', 'with which they sign in')
  .requiredOption('--name <name>', 'as others read it')
  .requiredOption('--role <role>', 'owner, staff or ngo', givenRole)
  .option('--cause <slug>', 'for a member of an NGO: the cause’s name in its address')
  .option('--password-stdin', 'read the password from standard input instead of printing a link')
  .action(async ({ email, name, role, cause, passwordStdin }: Asked) => {
    const lang = terminalLang()
    const password = passwordStdin ? await passwordFromInput() : null
    const at = new Date().toISOString()
    const causeId = await causeOf(cause)
    const added = await addUser({ by: system('centime user'), email, name, role, causeId, password, at })
    console.log(t(lang, 'accounts.cli_added', { name, email: added.email }))
    if (added.secret === null) return
    console.log(t(lang, 'accounts.cli_link'))
    console.log(`${environment().siteUrl}${to(lang).signInLink(added.secret)}`)
  })

const list = new Command('list')
  .description('Lists who has an account, with their roles.')
  .action(async () => {
    const people = await listPeople(system('centime user'))
    if (people.length === 0) console.log(t(terminalLang(), 'accounts.cli_no_account'))
    for (const { email, name, roles } of people) {
      const said = roles.map(({ role, causeSlug }) => (causeSlug ? `${role} ${causeSlug}` : role))
      console.log([email, name, said.join(', ') || '-'].join('\t'))
    }
  })

export const userCommand = new Command('user')
  .description('Commands on the people who can sign in.')
  .addCommand(add)
  .addCommand(list)
