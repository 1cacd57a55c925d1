import { refreshSeller, seller } from '../shop/seller.ts'
import { settings } from '../shop/settings.ts'
import { isVatFree } from '../shop/vat-in-force.ts'
import { activeCauses } from './active-causes.ts'

/** What the frame of every page says of the shop. */
export async function shopFrame(at: string): Promise<App.Locals['shop']> {
  await refreshSeller()
  const { isDemo, currency, country, givingRateBp, ...rest } = await settings(at)
  const causes = await activeCauses()
  return {
    ...{ name: seller().name, isDemo, currency, country, givingRateBp },
    vatMode: rest.vatMode,
    vatFreeIn: isVatFree(rest) ? country : null,
    hasCauses: causes.length > 0,
  }
}
