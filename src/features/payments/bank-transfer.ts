import type { Currency } from '../../core/money/currency.ts'
import { seller } from '../shop/seller.ts'
import { epcText } from './epc.ts'

/** Where a transfer goes, and what it says. */
export type BankTransfer = {
  beneficiary: string
  iban: string
  bic: string
  /** What the shopper writes on the transfer: the order's label. */
  reference: string
  /** Still to pay; 0 when all has arrived. */
  dueCents: number
  /** Text of the EPC069-12 code; null when nothing is due or the currency is not EUR. */
  epc: string | null
}

/** How to pay what is due of an order, by transfer to the seller's account. */
export function bankTransfer(reference: string, dueCents: number, currency: Currency): BankTransfer {
  const { beneficiary, iban, bic } = seller().bank
  const epc =
    currency.code === 'EUR' && dueCents > 0
      ? epcText({ beneficiary, iban, bic, amountCents: dueCents, remittance: reference })
      : null
  return { beneficiary, iban, bic, reference, dueCents, epc }
}
