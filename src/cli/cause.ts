import { Command } from 'commander'
import { t } from '../core/i18n/messages.ts'
import { Refusal } from '../core/refusal.ts'
import { system } from '../features/accounts/person.ts'
import { allCauses } from '../features/donations/active-causes.ts'
import { recordConsent } from '../features/donations/record-consent.ts'
import { terminalLang } from './say.ts'

const consent = new Command('consent')
  .description('Writes down that a cause agrees to be named in the shop: from then on shoppers can pick it.')
  .argument('<slug>', 'the cause’s name in its address, such as rivieres-vivantes')
  .requiredOption('--by <person>', 'who of the cause said so, by role: "the treasurer"')
  .option('--withdrawn', 'it no longer agrees: shoppers can’t pick it any more')
  .action(async (slug: string, { by: givenBy, withdrawn }: { by: string; withdrawn?: boolean }) => {
    const cause = (await allCauses()).find((known) => known.slug === slug)
    if (!cause) throw new Refusal('refusal.cause_unknown')
    const kind = withdrawn ? 'withdrawn' : 'given'
    const at = new Date().toISOString()
    await recordConsent({ by: system('centime cause'), causeId: cause.id, kind, givenBy, at })
    console.log(t(terminalLang(), `giving.cli_${kind}`, { cause: cause.name }))
  })

export const causeCommand = new Command('cause').description('Commands on one cause.').addCommand(consent)
