import { onTestFinished } from 'vitest'
import { openMigrated, useConnection, type Connection } from '../../../db/client.ts'
import { allChecks } from '../../../src/checks/all-checks.ts'
import type { Proof } from '../../../src/features/move/hold-checks.ts'
import { moveShop, type Move } from '../../../src/features/move/move-shop.ts'
import { freshAddress, testEngine } from '../../database.ts'
import { outsider, type Outsider } from '../../outsider.ts'
import { asked, cartWith, day, fillMarket, ines, type Stall } from '../market.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'

export type Side = { connection: Connection; shell: () => Outsider }

/** An empty database of an engine, until the test ends. */
export async function emptySide(engine = testEngine): Promise<Side> {
  const address = await freshAddress(engine)
  const connection = await openMigrated(address)
  onTestFinished(() => connection.close())
  return { connection, shell: () => outsider(address) }
}

export const moved = day(10)

/** All that the shop promises, as the commands have it. */
export const proofs: readonly Proof[] = allChecks

/** Moves as the command does, with pages so small that there are many. */
export const move = (from: Side, to: Side, own: Partial<Move> = {}) =>
  moveShop({
    ...{ from: from.connection, fromName: 'the first shop', to: to.connection, proofs, at: moved },
    ...{ pageRows: 7, ...own },
  })

export type Living = Side & { stall: Stall }

/** A market on SQLite that has sold something: in use until the test ends. */
export async function livingShop(): Promise<Living> {
  const side = await emptySide('sqlite')
  useConnection(side.connection)
  const stall = await fillMarket()
  const gifts = { gift: { kind: 'round-up' as const }, causeIds: Object.values(stall.causes).slice(0, 1) }
  for (const [n, pieces] of (
    [
      [stall.shirtM, 2],
      [stall.bowl, 1],
      [stall.honey, 3],
    ] as const
  ).entries()) {
    const secret = await cartWith([[...pieces], [stall.print, 1]])
    const { number } = await placeOrder(asked(secret, n === 0 ? gifts : {}), day(2))
    if (n < 2) await markPaid({ by: ines, number, at: day(3) })
  }
  await cartWith([[stall.bowl, 2]])
  return { ...side, stall }
}
