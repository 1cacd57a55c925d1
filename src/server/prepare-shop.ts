import { needsDemo, seedDemo } from '../../db/seed.ts'
import type { Environment } from '../core/web/environment.ts'
import { system } from '../features/accounts/person.ts'
import { indexMissingOrders } from '../features/orders/index-missing-orders.ts'
import { applyShopFile } from '../features/shop/apply-shop-file.ts'
import { seller } from '../features/shop/seller.ts'

/**
 * Brings the open database to what the files of `content` say. An empty one becomes the demo shop first,
 * unless DEMO is off or `content/shop.json` says that this is a real shop.
 */
export async function prepareShop(env: Environment, at: string): Promise<void> {
  if (env.demo && seller().demo && (await needsDemo())) await seedDemo({ at, dataDir: env.dataDir })
  await applyShopFile({ at, by: system('start') })
  await indexMissingOrders()
}
