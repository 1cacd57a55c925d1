import { Refusal } from '../../core/refusal.ts'
import { settings } from '../shop/settings.ts'

/**
 * The standard VAT rates of the EU's countries, of Monaco (which applies France's) and of the
 * United Kingdom, in basis points, as of November 2026 (Directive 2006/112/EC, art. 96, and national law).
 */
const standardBp: Record<string, number> = {
  AT: 2000,
  BE: 2100,
  BG: 2000,
  CY: 1900,
  CZ: 2100,
  DE: 1900,
  DK: 2500,
  EE: 2400,
  ES: 2100,
  FI: 2550,
  FR: 2000,
  GB: 2000,
  GR: 2400,
  HR: 2500,
  HU: 2700,
  IE: 2300,
  IT: 2200,
  LT: 2100,
  LU: 1700,
  LV: 2100,
  MC: 2000,
  MT: 1800,
  NL: 2100,
  PL: 2300,
  PT: 2300,
  RO: 2100,
  SE: 2500,
  SI: 2200,
  SK: 2300,
}

/** The rate a new product takes when nobody says another: none for a shop outside VAT, else its country's standard one. */
export function defaultVatBp(shop: { country: string; vatMode: string }): number {
  if (shop.vatMode === 'franchise') return 0
  const rate = standardBp[shop.country]
  if (rate === undefined) throw new Refusal('refusal.import_country', { country: shop.country }, 'vat')
  return rate
}

/** The rate that a new product of this shop takes at a time; 0 where its country's is not known here. */
export async function usualVatBp(at: string): Promise<number> {
  const shop = await settings(at)
  return shop.vatMode === 'franchise' ? 0 : (standardBp[shop.country] ?? 0)
}
