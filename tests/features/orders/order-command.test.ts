import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { beforeEach, expect, test, vi } from 'vitest'
import { read } from '../../../db/client.ts'
import { auditEntries } from '../../../db/schema/accounts.ts'
import { orderContacts } from '../../../db/schema/orders.ts'
import { orderCommand } from '../../../src/cli/order.ts'
import { deliverMail } from '../../../src/features/mail/deliver-mail.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'
import { asked, cartWith, day, ines, openMarket } from '../market.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = scratchFolder()
  const market = await openMarket()
  await placeOrder(asked(await cartWith([[market.bowl, 1]])), day(1))
})

/** Runs the command as a terminal of that language would; what it printed. */
async function run(args: string[], lang = 'en_GB.UTF-8'): Promise<string> {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text))
  vi.stubEnv('LC_ALL', lang)
  vi.stubEnv('DATA_DIR', dataDir)
  try {
    await new Command().addCommand(orderCommand).parseAsync(['node', 'centime', 'order', ...args])
    return printed.join('\n')
  } finally {
    log.mockRestore()
    vi.unstubAllEnvs()
  }
}

const acts = async () =>
  (await read().select().from(auditEntries)).map(({ action, personId, subjectId }) => [
    action,
    personId,
    subjectId,
  ])

test('erase-contact leaves no contact and no mail on the disk, and says so in the terminal’s language', async () => {
  const folder = join(dataDir, 'mail')
  const from = { name: 'Centime', address: 'bonjour@centime.example' }
  await run(['paid', 'C-00001'])
  await recordStep({ by: ines, number: 1, step: 'shipped', at: new Date().toISOString() })
  await deliverMail({ folder, from, at: new Date().toISOString() })
  expect(readdirSync(folder)).not.toEqual([])

  expect(await run(['erase-contact', '1'], 'fr_FR.UTF-8')).toContain('C-00001')
  expect(await read().select().from(orderContacts)).toEqual([])
  expect(readdirSync(folder)).toEqual([])
  expect(await acts()).toContainEqual(['order.erase-contact', 'centime order', 'C-00001'])
})

test('erase-contact is refused while the order is still to be sent, and of an order that there is not', async () => {
  expect(await codesOf(() => run(['erase-contact', 'C-00001']))).toEqual(['order_erase_open'])
  expect(await codesOf(() => run(['erase-contact', '77']))).toEqual(['order_unknown'])
  expect(await read().select().from(orderContacts)).toHaveLength(1)
})

test('paid keeps the amount as a terminal writes it, and leaves an entry in the audit', async () => {
  expect(await run(['paid', '1', '--received', '10,00', '--note', 'VIR 12'])).toContain('C-00001')
  expect(await acts()).toEqual([['order.paid', 'centime order', 'C-00001']])
})
