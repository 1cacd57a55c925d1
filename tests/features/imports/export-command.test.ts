import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { beforeEach, expect, test, vi } from 'vitest'
import { exportCommand } from '../../../src/cli/export.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'
import { csv, emptyShop, take } from './importing.ts'

beforeEach(() => emptyShop())

/** Runs the command as an English terminal would; what it printed. */
async function run(args: string[]): Promise<string> {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text))
  vi.stubEnv('LC_ALL', 'en_GB.UTF-8')
  try {
    await new Command().addCommand(exportCommand).parseAsync(['node', 'centime', 'export', ...args])
    return printed.join('\n')
  } finally {
    log.mockRestore()
    vi.unstubAllEnvs()
  }
}

test('the command writes the products into the file, a cell that would begin a formula made safe', async () => {
  await take(csv('Handle,Title,Variant SKU,Variant Price', 'bol,=1+1,@SUM,5.00', 'mug,Mug,-12A,6.00'))
  const file = join(scratchFolder(), 'products.csv')
  expect(await run(['products', file])).toContain('2')
  const written = readFileSync(file, 'utf8')
  for (const safe of ["'=1+1", "'@SUM", "'-12A"]) expect(written).toContain(safe)
  expect(written).not.toMatch(/(?:^|,)"?[=@+-]/m)
})

test('a file that can’t be written is refused with a sentence', async () => {
  expect(await codesOf(() => run(['products', '/nowhere/products.csv']))).toEqual(['export_no_file'])
  expect(await codesOf(() => run(['products', scratchFolder()]))).toEqual(['export_no_file'])
})
