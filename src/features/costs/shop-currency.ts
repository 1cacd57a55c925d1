import type { Reader } from '../../../db/client.ts'
import type { Currency } from '../../core/money/currency.ts'
import { settings } from '../shop/settings.ts'

/** The shop's one currency: the same in all its settings, so the latest tell it. */
export const shopCurrency = async (on: Reader): Promise<Currency> =>
  (await settings('9999-12-31T23:59:59.999Z', on)).currency
