import { Refusal } from '../../core/refusal.ts'

/** What a shop's settings say of VAT. */
export type VatRule = { vatMode: string }

/** Whether the shop is outside VAT as a small enterprise: then no price contains any. */
export const isVatFree = ({ vatMode }: VatRule): boolean => vatMode === 'franchise'

/** The rate that a price takes now for a product whose own rate is `bp`. */
export const vatInForce = (shop: VatRule, bp: number): number => (isVatFree(shop) ? 0 : bp)

/** Refuses a price with VAT in a shop that is outside of it: it would show and owe what is not its own. */
export function refuseVatOf(shop: VatRule, bp: number, field = 'vat'): void {
  if (isVatFree(shop) && bp !== 0) throw new Refusal('refusal.vat_free', {}, field)
}
