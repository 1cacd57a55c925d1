import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { importCommand } from '../../../src/cli/import.ts'
import { summaryLines } from '../../../src/features/imports/summary-lines.ts'
import { codesOf } from '../../refusals.ts'
import { csv, emptyShop, everything, take, vector, vectorText } from './importing.ts'

/** A file with this content, gone when the test ends. */
function fileOf(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'centime-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'catalogue.csv')
  writeFileSync(path, content)
  return path
}

/** Runs the command as a terminal of that language would; what it printed and how it ended. */
async function run(args: string[], lang = 'en_GB.UTF-8'): Promise<{ printed: string; code: number }> {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text))
  vi.stubEnv('LC_ALL', lang)
  process.exitCode = 0
  try {
    await new Command().addCommand(importCommand).parseAsync(['node', 'centime', 'import', ...args])
    return { printed: printed.join('\n'), code: Number(process.exitCode) }
  } finally {
    process.exitCode = 0
    log.mockRestore()
    vi.unstubAllEnvs()
  }
}

beforeEach(() => emptyShop())

test('the command takes a file and prints the counts', async () => {
  const { printed, code } = await run([fileOf(vector('shopify-old.csv'))])
  expect(code).toBe(0)
  expect(printed).toContain('Rows read: 7, of which refused: 0')
  expect(printed).toContain('Products: 4 created, 0 updated, 0 unchanged')
  expect(printed).toContain('Columns not used here: Vendor, Tags')
  expect((await everything()).products).toHaveLength(4)
})

test('the command speaks French in a French terminal', async () => {
  const { printed } = await run(
    [fileOf(vectorText('shopify-old.csv').replace('89.00', 'cher'))],
    'fr_FR.UTF-8',
  )
  expect(printed).toContain('Lignes lues\u202f: 7, dont refusées\u202f: 1')
  expect(printed).toContain(
    'Ligne 2\u202f: «\u00a0cher\u00a0» n’est pas un prix. Écrivez un nombre, comme 59,90.',
  )
})

test('--dry-run keeps nothing', async () => {
  const { printed } = await run([fileOf(vector('shopify-old.csv')), '--dry-run'])
  expect(printed).toContain('Dry run: nothing was saved.')
  expect(printed).toContain('Products: 4 created')
  expect((await everything()).products).toEqual([])
})

test('--vat sets the rate of new products', async () => {
  const file = fileOf(csv('Handle,Title,Variant Price', 'livre,Livre,12'))
  await run([file, '--vat', '5,5'])
  expect((await everything()).products[0]!.vatBp).toBe(550)
  expect(await codesOf(() => run([file, '--vat', 'low']))).toEqual(['import_vat'])
  expect(await codesOf(() => run([file, '--vat', '120']))).toEqual(['import_vat'])
})

test('the command fails when the file can’t be read or no row could be taken', async () => {
  expect(await codesOf(() => run(['/nowhere/catalogue.csv']))).toEqual(['import_no_file'])
  expect(await codesOf(() => run([tmpdir()]))).toEqual(['import_no_file'])
  expect((await run([fileOf(csv('Handle,Title,Variant Price', 'a,A,x'))])).code).toBe(1)
  expect((await run([fileOf(csv('Handle,Title,Variant Price', 'a,A,x', 'b,B,1'))])).code).toBe(0)
})

test('the summary says the same thing once, with its lines, in both languages', async () => {
  const rows = Array.from({ length: 15 }, (_, n) => `p${n},P${n},5,7`)
  const summary = await take(csv('Handle,Title,Variant Price,Variant Compare At Price', ...rows))
  const en = summaryLines(summary, 'en').filter((line) => line.includes('compare-at'))
  expect(en).toHaveLength(1)
  expect(en[0]).toMatch(/^ {2}Lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 3 more: The compare-at price/)
  const fr = summaryLines(summary, 'fr').join('\n')
  expect(fr).toContain('le taux de 20\u00a0%')
  expect(fr).not.toMatch(/[{}|]|import\./)
})
