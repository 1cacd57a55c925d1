import { beforeEach, describe, expect, test } from 'vitest'
import { csvCell } from '../../../src/features/costs/breakdown-csv.ts'
import { shopper } from '../../../src/features/accounts/person.ts'
import { askWithdrawal } from '../../../src/features/orders/ask-withdrawal.ts'
import { indexMissingOrders } from '../../../src/features/orders/index-missing-orders.ts'
import { listOrders, type OrderQuestion } from '../../../src/features/orders/list-orders.ts'
import { ordersCsv } from '../../../src/features/orders/orders-csv.ts'
import { pickingList } from '../../../src/features/orders/picking-list.ts'
import { placeOrder } from '../../../src/features/orders/place-order.ts'
import { recordStep } from '../../../src/features/orders/record-step.ts'
import { markPaid } from '../../../src/features/orders/settle-order.ts'
import { codesOf } from '../../refusals.ts'
import { amina, asked, cartWith, day, ines, openMarket, type Market } from '../market.ts'

let market: Market
const zoe = { ...amina, name: 'Zoé Le Goff', email: 'zoe@exemple.fr', postcode: '29217', city: 'Le Conquet' }
/** C-00001 paid, shirt and bowl, Amina; C-00002 paid, two bowls, Zoé; C-00003 unpaid, honey, Amina. */
beforeEach(async () => {
  market = await openMarket()
  const buy = async (pieces: [string, number][], address: typeof amina, at: string) =>
    placeOrder(asked(await cartWith(pieces), { address }), at)
  await buy(
    [
      [market.shirtM, 1],
      [market.bowl, 1],
    ],
    amina,
    day(1),
  )
  await buy([[market.bowl, 2]], zoe, day(2))
  await buy([[market.honey, 1]], amina, day(3))
  for (const number of [1, 2]) await markPaid({ by: ines, number, at: day(4) })
})

const numbers = async (question: Partial<OrderQuestion>) =>
  (await listOrders({ by: ines, page: 1, ...question })).items.map((order) => order.number)

describe('the list of orders', () => {
  test.each([
    ['', [3, 2, 1]],
    ['C-00002', [2]],
    ['2', [2]],
    ['99', []],
    ['ZOE', [2]],
    ['le goff zoé', [2]],
    ['amina@exemple.fr', [3, 1]],
    ['rivière', [1]],
    ['stoneware', [2, 1]],
    ['bol amina', [1]],
    ['%', []],
    ["' or 1=1 --", []],
  ])('asked for “%s” finds %j', async (q, found) => {
    expect(await numbers({ q })).toEqual(found)
  })

  test('counts each state of what is asked for, whatever filter is chosen', async () => {
    await recordStep({ by: ines, number: 2, step: 'packed', at: day(5) })
    await askWithdrawal({ number: 'C-00001', email: amina.email, at: day(5) })
    const list = await listOrders({ by: ines, page: 1, filter: 'packed' })
    expect(list.counts).toMatchObject({
      'awaiting-payment': 1,
      paid: 1,
      packed: 1,
      withdrawal: 1,
      expired: 0,
    })
    expect(list).toMatchObject({ total: 1, pages: 1 })
    expect(list.items).toMatchObject([{ label: 'C-00002', state: 'packed', name: 'Zoé Le Goff', pieces: 2 }])
    expect(await numbers({ filter: 'withdrawal' })).toEqual([1])
    expect(await numbers({ filter: 'awaiting-payment', q: 'zoé' })).toEqual([])
  })

  test('takes days of the shop’s own time, both included', async () => {
    expect(await numbers({ from: '2026-03-02', to: '2026-03-02' })).toEqual([2])
    expect(await numbers({ from: '2026-03-02' })).toEqual([3, 2])
    expect(await numbers({ to: '2026-03-01' })).toEqual([1])
  })

  test('gives the last page when a later one is asked for', async () => {
    expect(await listOrders({ by: ines, page: 9 })).toMatchObject({ page: 1, pages: 1, total: 3 })
  })

  test('finds orders again that were placed before there was an index', async () => {
    await market.outsider().exec('delete from order_index')
    expect(await numbers({})).toEqual([])
    await indexMissingOrders()
    expect(await numbers({ q: 'zoé' })).toEqual([2])
  })

  test('is not a shopper’s to see, nor its export or its parcels', async () => {
    expect(await codesOf(() => listOrders({ by: shopper, page: 1 }))).toEqual(['not_allowed'])
    expect(await codesOf(() => ordersCsv({ by: shopper }))).toEqual(['not_allowed'])
    expect(await codesOf(() => pickingList({ by: shopper }))).toEqual(['not_allowed'])
  })
})

describe('the picking list', () => {
  test('takes the paid orders, by product and variant, with a slip for each', async () => {
    const { products, slips, more } = await pickingList({ by: ines })
    expect(products.map(({ slug, variants }) => [slug, variants.map((v) => v.quantity)])).toEqual([
      ['bol-en-gres-maree', [3]],
      ['chemise-en-lin-riviere', [1]],
    ])
    expect(products[0]!.variants[0]!.orders).toEqual([
      { label: 'C-00001', quantity: 1 },
      { label: 'C-00002', quantity: 2 },
    ])
    expect(slips.map((slip) => [slip.label, slip.name, slip.pieces.length])).toEqual([
      ['C-00001', 'Amina Diallo', 2],
      ['C-00002', 'Zoé Le Goff', 1],
    ])
    expect(more).toBe(false)
  })

  test('leaves out what is packed, and takes only the ticked', async () => {
    await recordStep({ by: ines, number: 2, step: 'packed', at: day(5) })
    expect((await pickingList({ by: ines })).slips.map((slip) => slip.number)).toEqual([1])
    expect((await pickingList({ by: ines, numbers: [2, 3] })).slips).toEqual([])
  })
})

describe('the export of orders', () => {
  test('has a row for each order that the question finds, and what was received', async () => {
    const rows = (await ordersCsv({ by: ines, filter: 'paid' })).trimEnd().split('\r\n')
    expect(rows.map((row) => row.split(',')[0])).toEqual(['number', 'C-00001', 'C-00002'])
    expect(rows[2]).toContain(`,paid,${day(4)},,Zoé Le Goff,zoe@exemple.fr,`)
    expect(rows[2]).toContain('2 × Stoneware bowl “Marée”')
    expect(rows[2]!.split(',').at(-1)).toBe(String(2 * 2215 + 490))
  })

  test('makes a name harmless that a spreadsheet would run', async () => {
    const evil = '=HYPERLINK("https://x.example";"you")'
    await placeOrder(asked(await cartWith([[market.bowl, 1]]), { address: { ...amina, name: evil } }), day(5))
    const csv = await ordersCsv({ by: ines, q: 'C-00004' })
    expect(csv).toContain(csvCell(`'${evil}`, 'text'))
    expect(csv).not.toMatch(/(^|,)"?[=+@-]/m)
  })
})
