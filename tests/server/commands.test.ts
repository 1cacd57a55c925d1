import { execFile } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { startShop } from '../server.ts'

type Said = { code: number; out: string; err: string }

/** The built `centime` on a data folder of its own, in English. */
function centime(dataDir: string, ...args: string[]): Promise<Said> {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, LANG: 'en_GB.UTF-8' }
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/app/centime.mjs', ...args], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

describe('the command line', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = scratchFolder()
  })

  test('tells what each command is for', async () => {
    for (const command of [['import'], ['order', 'paid'], ['cause', 'consent'], ['check']]) {
      const { code, out } = await centime(dataDir, ...command, '--help')
      expect(code).toBe(0)
      expect(out).toContain('Usage:')
    }
  })

  test('writes down that a cause agrees, and refuses one that it does not know', async () => {
    const agreed = await centime(dataDir, 'cause', 'consent', 'rivieres-vivantes', '--by', 'the treasurer')
    expect(agreed).toMatchObject({ code: 0, out: expect.stringContaining('Rivières vivantes') })
    const unknown = await centime(dataDir, 'cause', 'consent', 'nobody', '--by', 'the treasurer')
    expect(unknown).toMatchObject({
      code: 1,
      err: 'There is no such cause here. Please choose one from the list.\n',
    })
  })

  test('never makes a demo shop of an empty folder', async () => {
    const { code, err } = await centime(scratchFolder(), 'order', 'paid', 'C-00001')
    expect(code).toBe(1)
    expect(err).toMatch(/C-00001/)
  })

  test('leaves the demo to the first start when it has only looked', async () => {
    const looked = scratchFolder()
    await centime(looked, 'check')
    await centime(looked, 'order', 'paid', 'C-00001')
    const shop = await startShop({ DEMO: 'on', DATA_DIR: looked })
    const list = await (await fetch(`${shop.url}/fr/products`)).text()
    await shop.stop()
    expect(list).toContain('/fr/products/chemise-en-lin-riviere')
  })

  test('finds nothing wrong with a shop that has just begun', async () => {
    expect(await centime(dataDir, 'check')).toMatchObject({ code: 0 })
  })

  test('adds people and lists them, and ends with a sentence and not with 0 on wrong input', async () => {
    const folder = scratchFolder()
    const someone = ['user', 'add', '--email', 'ines@centime.example', '--name', 'Inès']
    const added = await centime(folder, ...someone, '--role', 'owner')
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/Inès[^]*https?:\/\/\S+/) })
    expect(await centime(folder, 'user', 'list')).toMatchObject({
      code: 0,
      out: 'ines@centime.example\tInès\towner\n',
    })
    const wrong = await centime(folder, ...someone, '--role', 'king')
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('Write owner, staff or ngo.') })
    const lost = await centime(folder, ...someone, '--role', 'ngo', '--cause', 'nobody')
    expect(lost).toMatchObject({ code: 1, err: expect.stringContaining('There is no such cause here.') })
    const nowhere = await centime(folder, 'export', 'products', '/nowhere/products.csv')
    expect(nowhere.code).toBe(1)
    expect(nowhere.err).toContain('/nowhere/products.csv')
  })
})
