import type { MessageKey } from '../../core/i18n/messages.ts'

/** What a seller outside VAT must say beside its prices: in France the words of the tax code. */
export const vatFreeText = (country: string): MessageKey =>
  country === 'FR' || country === 'MC' ? 'shop.vat_free_fr' : 'shop.vat_free'
