import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shopper, system } from '../../../src/features/accounts/person.ts'
import { forgetUpload, keepUpload, readUpload } from '../../../src/features/imports/uploaded-file.ts'
import { codesOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'

const by = system('test')
const at = '2026-11-02T09:00:00.000Z'
const bytes = Buffer.from('Handle,Title\nbol,Bol\n')

test('a file is read back byte for byte until it is forgotten', async () => {
  const dataDir = scratchFolder()
  const sha256 = await keepUpload({ by, bytes, dataDir, at })
  expect(await readUpload({ by, sha256, dataDir })).toEqual(bytes)
  await forgetUpload(dataDir, sha256)
  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([])
  expect(await codesOf(() => readUpload({ by, sha256, dataDir }))).toEqual(['upload_gone'])
})

test('a file that is not what was looked at is not imported', async () => {
  const dataDir = scratchFolder()
  const sha256 = await keepUpload({ by, bytes, dataDir, at })
  writeFileSync(join(dataDir, 'uploads', `${sha256}.csv`), 'Handle,Title\nbol,Vase\n')
  expect(await codesOf(() => readUpload({ by, sha256, dataDir }))).toEqual(['upload_gone'])
  for (const name of ['', '../centime', `../${sha256}`, 'A'.repeat(64)])
    expect(await codesOf(() => readUpload({ by, sha256: name, dataDir })), name).toEqual(['upload_gone'])
})

test('what nobody imported within a day is forgotten when the next file comes', async () => {
  const dataDir = scratchFolder()
  const old = await keepUpload({ by, bytes, dataDir, at })
  const path = join(dataDir, 'uploads', `${old}.csv`)
  utimesSync(path, new Date('2026-11-01T08:59:00.000Z'), new Date('2026-11-01T08:59:00.000Z'))
  await keepUpload({ by, bytes: Buffer.from('other'), dataDir, at })
  expect(existsSync(path)).toBe(false)
})

test('a shopper leaves no file and reads none', async () => {
  const dataDir = scratchFolder()
  const sha256 = await keepUpload({ by, bytes, dataDir, at })
  expect(await codesOf(() => keepUpload({ by: shopper, bytes, dataDir, at }))).toEqual(['not_allowed'])
  expect(await codesOf(() => readUpload({ by: shopper, sha256, dataDir }))).toEqual(['not_allowed'])
})
