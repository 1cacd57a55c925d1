import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished, expect, test, beforeEach, describe } from 'vitest'
import { openMigrated, useConnection, type Connection } from '../../../db/client.ts'
import { migrateFile } from '../../../db/engines/sqlite.ts'
import { backUp } from '../../../src/features/backup/back-up.ts'
import { restore } from '../../../src/features/backup/restore.ts'
import { addDocument } from '../../../src/features/costs/add-document.ts'
import { documentPath } from '../../../src/features/costs/document-file.ts'
import { compareWith } from '../../../src/features/move/compare-with.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { specimenPdf } from '../../../db/demo/specimen-pdf.ts'
import { documents as specimens } from '../../../db/demo/documents.ts'
import { codesOf, refusalOf } from '../../refusals.ts'
import { scratchFolder } from '../../scratch.ts'
import { asked, cartWith, day, fillMarket, ines, type Stall } from '../market.ts'
import { proofs } from '../move/two-databases.ts'

type Shop = { dataDir: string; database: string; connection: Connection; stall: Stall; sha256: string }

const open = async (file: string): Promise<Connection> => {
  const connection = await openMigrated({ engine: 'sqlite', file })
  onTestFinished(() => connection.close())
  return connection
}

/** A market on a file of its own that has sold a bowl and kept a document: in use until the test ends. */
async function shopOnFile(): Promise<Shop> {
  const dataDir = scratchFolder()
  const database = join(dataDir, 'centime.db')
  migrateFile(database)
  const connection = useConnection(await open(database))
  const stall = await fillMarket()
  await placeOrder(asked(await cartWith([[stall.bowl, 1]])), day(2))
  const bytes = await specimenPdf(Object.values(specimens)[0]!, '2026-03-01')
  const title = { fr: 'Facture', en: 'Invoice' }
  const shown = { isPublic: true, withheldReason: null, title }
  const { sha256 } = await addDocument({ by: ines, bytes, ...shown, dataDir, at: day(1) })
  return { dataDir, database, connection, stall, sha256 }
}

let shop: Shop
beforeEach(async () => void (shop = await shopOnFile()))

/** A backup of the shop in a folder of its own. */
async function backedUp(): Promise<string> {
  const file = join(scratchFolder(), 'monday.db')
  await backUp({ ...shop, file, at: day(3) })
  return file
}

const elsewhere = () => {
  const dataDir = join(scratchFolder(), 'data')
  return { dataDir, database: join(dataDir, 'centime.db'), proofs }
}

describe('a backup', () => {
  test('is one file, from which the same shop comes back with its documents', async () => {
    const file = await backedUp()
    expect(readdirSync(dirname(file))).toEqual(['monday.db'])
    const place = elsewhere()
    expect(await restore({ file, ...place })).toMatchObject({ madeAt: day(3) })
    await compareWith(shop.connection, await open(place.database))
    const kept = readFileSync(documentPath(place.dataDir, shop.sha256))
    expect(kept).toEqual(readFileSync(documentPath(shop.dataDir, shop.sha256)))
    expect(readdirSync(place.dataDir).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('holds one state, whatever is sold while it is made', async () => {
    const file = join(scratchFolder(), 'monday.db')
    const told: number[] = []
    let selling: Promise<unknown> | undefined
    const onProgress = (done: number) => {
      told.push(done)
      selling ??= cartWith([[shop.stall.bowl, 1]]).then((secret) => placeOrder(asked(secret), day(3)))
    }
    const [made] = await Promise.all([backUp({ ...shop, file, at: day(3), onProgress })])
    await selling
    expect(told.length).toBeGreaterThan(0)
    expect(made).toMatchObject({ documents: 1 })
    await restore({ file, ...elsewhere() })
  })

  test('never replaces a file', async () => {
    const file = await backedUp()
    const before = readFileSync(file)
    expect(await codesOf(() => backUp({ ...shop, file, at: day(4) }))).toEqual(['backup_exists'])
    expect(readFileSync(file)).toEqual(before)
  })

  test('is not made without a document that the shop names', async () => {
    rmSync(documentPath(shop.dataDir, shop.sha256))
    const folder = scratchFolder()
    const file = join(folder, 'monday.db')
    const { code, params } = await refusalOf(() => backUp({ ...shop, file, at: day(3) }))
    expect([code, params['sha256']]).toEqual(['refusal.backup_document_missing', shop.sha256])
    expect(readdirSync(folder)).toEqual([])
  })

  test('is not made in a folder that is not there', async () => {
    const file = join(scratchFolder(), 'nowhere', 'monday.db')
    expect(await codesOf(() => backUp({ ...shop, file, at: day(3) }))).toEqual(['backup_folder'])
  })
})

describe('a restore', () => {
  test('replaces no shop and no document', async () => {
    const file = await backedUp()
    expect(await codesOf(() => restore({ file, ...shop, proofs }))).toEqual(['restore_database_filled'])
    const place = elsewhere()
    mkdirSync(join(place.dataDir, 'documents', 'ab'), { recursive: true })
    expect(await codesOf(() => restore({ file, ...place }))).toEqual(['restore_documents_filled'])
    expect(existsSync(place.database)).toBe(false)
  })

  test('goes into a database that is empty', async () => {
    const file = await backedUp()
    const place = elsewhere()
    migrateFile(place.database)
    await restore({ file, ...place })
    await compareWith(shop.connection, await open(place.database))
  })

  /** Bytes at which a file is bent, one test each: its head, a page in the middle, the last one. */
  test.each([0.0, 0.3, 0.5, 0.7, 0.999])('refuses a file that is damaged at %d of its length', async (at) => {
    const file = await backedUp()
    const bytes = readFileSync(file)
    const from = Math.floor(bytes.length * at)
    for (let i = from; i < Math.min(from + 4200, bytes.length); i += 7) bytes[i]! ^= 0x5a
    writeFileSync(file, bytes)
    const place = elsewhere()
    expect(await codesOf(() => restore({ file, ...place }))).toEqual(['restore_damaged'])
    expect(readdirSync(place.dataDir)).toEqual([])
  })

  test.each([
    ['a price', 'drop trigger prices_no_update; update prices set gross_cents = gross_cents + 1'],
    ['a document', "update backup_files set bytes = x'00'"],
    ['a path', "update backup_files set path = '../' || path"],
  ])('refuses a backup in which somebody has changed %s', async (_what, sql) => {
    const file = await backedUp()
    const handle = new Database(file)
    handle.exec(sql)
    handle.close()
    expect(await codesOf(() => restore({ file, ...elsewhere() }))).toEqual(['restore_damaged'])
  })

  test('refuses what is no backup: half a file, a text, an ordinary database, nothing', async () => {
    const whole = readFileSync(await backedUp())
    const file = join(scratchFolder(), 'other.db')
    writeFileSync(file, whole.subarray(0, whole.length / 2))
    expect(await codesOf(() => restore({ file, ...elsewhere() }))).toEqual(['restore_damaged'])
    writeFileSync(file, 'a letter to my mother')
    expect(await codesOf(() => restore({ file, ...elsewhere() }))).toEqual(['restore_damaged'])
    rmSync(file)
    migrateFile(file)
    expect(await codesOf(() => restore({ file, ...elsewhere() }))).toEqual(['restore_damaged'])
    rmSync(file)
    expect(await codesOf(() => restore({ file, ...elsewhere() }))).toEqual(['restore_no_file'])
  })

  test('refuses a backup in which a check does not hold, and changes nothing', async () => {
    const file = await backedUp()
    const place = elsewhere()
    const broken = { name: 'sums', run: async () => ({ failures: ['a cent is missing'] }) }
    expect(await codesOf(() => restore({ file, ...place, proofs: [...proofs, broken] }))).toEqual([
      'restore_check',
    ])
    expect(readdirSync(place.dataDir)).toEqual([])
  })

  test('leaves the backup as it was', async () => {
    const file = await backedUp()
    const before = readFileSync(file)
    await restore({ file, ...elsewhere() })
    expect(readFileSync(file)).toEqual(before)
    copyFileSync(file, `${file}.again`)
    await restore({ file: `${file}.again`, ...elsewhere() })
  })
})
