import { seller } from '../shop/seller.ts'
import { settings } from '../shop/settings.ts'
import { activeCauses } from './active-causes.ts'

/** What the frame of every page says of the shop. */
export async function shopFrame(at: string): Promise<App.Locals['shop']> {
  const { isDemo, currency, country, givingRateBp } = await settings(at)
  const causes = await activeCauses()
  return { name: seller().name, isDemo, currency, country, givingRateBp, hasCauses: causes.length > 0 }
}
