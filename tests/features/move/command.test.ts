import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, test, vi } from 'vitest'
import { backupCommand } from '../../../src/cli/backup.ts'
import { moveCommand } from '../../../src/cli/move.ts'
import { restoreCommand } from '../../../src/cli/restore.ts'
import { wordsFor } from '../../../src/cli/say.ts'
import { openDatabase } from '../../../src/server/open-database.ts'
import { readEnvironment } from '../../../src/core/web/environment.ts'
import { freshAddress } from '../../database.ts'
import { scratchFolder } from '../../scratch.ts'
import { asked, cartWith, day, fillMarket } from '../market.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'

const commands = { move: moveCommand, backup: backupCommand, restore: restoreCommand }

/** Runs a command as a terminal of that language would, in these surroundings; what a person reads. */
async function run(line: string[], surroundings: Record<string, string>, lang = 'en_GB.UTF-8') {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text))
  for (const [name, value] of Object.entries({ LC_ALL: lang, ...surroundings })) vi.stubEnv(name, value)
  const command = commands[line[0] as keyof typeof commands]
  try {
    await new Command().addCommand(command).parseAsync(['node', 'centime', ...line])
    return { printed: printed.join('\n'), refused: '' }
  } catch (error) {
    return { printed: printed.join('\n'), refused: wordsFor(error) }
  } finally {
    log.mockRestore()
    vi.unstubAllEnvs()
  }
}

/** An open shop on a file of its own, as the command line finds it; it has sold a bowl. */
async function shopOfFile() {
  const dataDir = scratchFolder()
  const surroundings = { DATA_DIR: dataDir, DATABASE_URL: `file:${join(dataDir, 'centime.db')}` }
  const connection = await openDatabase(readEnvironment(surroundings))
  const stall = await fillMarket()
  await placeOrder(asked(await cartWith([[stall.bowl, 1]])), day(2))
  return { surroundings, connection, dataDir }
}

describe('the command move', () => {
  test('says what is the same, and what to do next', async () => {
    const { surroundings, connection } = await shopOfFile()
    const address = await freshAddress()
    const url = address.engine === 'sqlite' ? `file:${address.file}` : address.url
    const { printed, refused } = await run(['move', '--to', url], surroundings)
    expect(refused).toBe('')
    expect(printed).toMatch(/^Copied: \d+ rows of \d+ tables\. Counts, sums and digests are the same/)
    expect(printed).toContain(`keep the same DATA_DIR`)
    expect(printed).toContain(address.engine === 'sqlite' ? `DATABASE_URL=${url}` : 'Add the password')
    expect(printed).not.toContain(':centime@')

    const compared = await run(['move', '--to', url, '--compare'], surroundings, 'fr_FR.UTF-8')
    expect(compared.printed).toMatch(/^Comparé\u202f: \d+ lignes de \d+ tables, les mêmes des deux côtés\./)
    await connection.close()
  })

  test('refuses what is no address', async () => {
    const { surroundings, connection } = await shopOfFile()
    const { refused } = await run(['move', '--to', 'shop.db'], surroundings)
    expect(refused).toContain('“shop.db” is not the address of a database')
    await connection.close()
  })
})

describe('the commands backup and restore', () => {
  test('say what was kept and put in place', async () => {
    const { surroundings, connection } = await shopOfFile()
    const file = join(scratchFolder(), 'monday.db')
    expect((await run(['backup', file], surroundings)).printed).toMatch(/^Backed up: [\d.]+ MB, with 0 doc/)
    await connection.close()

    const elsewhere = join(scratchFolder(), 'new')
    const { printed, refused } = await run(['restore', file], { DATA_DIR: elsewhere, DATABASE_URL: '' })
    expect(refused).toBe('')
    expect(printed).toContain(`Restored from ${file}`)
    expect(existsSync(join(elsewhere, 'centime.db'))).toBe(true)
    expect((await run(['restore', file], { DATA_DIR: elsewhere, DATABASE_URL: '' })).refused).toContain(
      'There is a shop in',
    )
  })

  test.each(['backup', 'restore'])('%s names PostgreSQL’s own tools, and no password', async (name) => {
    const surroundings = {
      DATABASE_URL: 'postgres://mira:secret@db.example:5432/shop',
      DATA_DIR: '/srv/shop',
    }
    const { refused } = await run([name, 'x.db'], surroundings)
    expect(refused).toContain(name === 'backup' ? 'pg_dump --format=custom' : 'pg_restore')
    expect(refused).toContain('pg_basebackup')
    expect(refused).toContain('postgres://mira@db.example:5432/shop')
    expect(refused).toContain('/srv/shop')
    expect(refused).not.toContain('secret')
  })
})
