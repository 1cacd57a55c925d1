import { read, type Reader } from '../../../db/client.ts'
import { demand, type Person } from '../accounts/person.ts'
import { countOrders } from './list-orders.ts'

/** How many orders wait for somebody of the shop, or for their transfer. */
export type OrdersToDo = {
  toPack: number
  toShip: number
  waiting: number
  partPaid: number
  withdrawals: number
}

export async function ordersToDo(by: Person, on: Reader = read()): Promise<OrdersToDo> {
  demand(by, 'see', 'order')
  const counts = await countOrders(undefined, on)
  return {
    ...{ toPack: counts.paid, toShip: counts.packed, waiting: counts['awaiting-payment'] },
    ...{ partPaid: counts['part-paid'], withdrawals: counts.withdrawal },
  }
}
