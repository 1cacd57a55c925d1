import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitor, wordsOf } from '../http.ts'
import { startShop, type RunningShop } from '../server.ts'

let shop: RunningShop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

test('an empty shop says that nothing was sold, and its causes that none has agreed', async () => {
  const reader = visitor(shop.url, 'en')
  expect(wordsOf((await reader.get('/en/money')).text)).toContain('Nothing has been sold yet.')
  expect(wordsOf((await reader.get('/en/causes')).text)).toContain('No cause has agreed yet')
  expect((await reader.get('/en/causes/rivieres-vivantes')).status).toBe(404)
  expect((await reader.get('/en/checks')).status).toBe(200)
})

test('a page that breaks says so in the shop’s own style, with a reference that the log has too', async () => {
  const database = new Database(join(shop.dataDir, 'centime.db'))
  database.exec('drop table check_results')
  database.close()
  const { status, text, headers } = await visitor(shop.url, 'en').get('/fr/checks')
  expect(status).toBe(500)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(text).toContain('<html lang="fr">')
  expect(wordsOf(text)).toContain('Ce n’est pas votre faute')
  expect(text).toContain('/drawings/not-found.svg')
  const reference = /req_[0-9a-z]+/.exec(wordsOf(text))?.[0] ?? 'none'
  const logged = shop
    .logs()
    .split('\n')
    .filter((line) => line.includes(reference))
  expect(logged.join('\n')).toContain('check_results')
  expect(text).not.toContain('check_results')
})
