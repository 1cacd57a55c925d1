import { needsDemo, seedDemo } from '../../db/seed.ts'
import type { Environment } from '../core/web/environment.ts'
import { system } from '../features/accounts/person.ts'
import { applyShopFile } from '../features/shop/apply-shop-file.ts'

/**
 * Brings the open database to what the files of `content` say. An empty one becomes the demo shop first,
 * unless DEMO is off.
 */
export async function prepareShop(env: Environment, at: string): Promise<void> {
  if (env.demo && (await needsDemo())) await seedDemo({ at, dataDir: env.dataDir })
  await applyShopFile({ at, by: system('start') })
}
