import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Currency } from '../../core/money/currency.ts'
import { formatBp, formatDecimal, formatUnitCost } from '../../core/money/format.ts'
import type { PublicBasis } from './public-breakdown.ts'

/** How a line's cents were found, as a person reads it: `1,62 m × 8,9012 €`. */
export function basisText(basis: PublicBasis, currency: Currency, lang: Lang): string {
  const sign = (amount: string) => formatUnitCost(amount, currency, lang)
  switch (basis.kind) {
    case 'quantity': {
      const quantity = formatDecimal(basis.quantity, lang)
      const unit = basis.unit[lang]
      const params = {
        quantity,
        unit,
        cost: sign(basis.unitCost),
        per: basis.per ? formatDecimal(basis.per, lang) : '',
      }
      return t(lang, basis.per ? 'product.basis_quantity_per' : 'product.basis_quantity', params)
    }
    case 'batch':
      return t(lang, 'product.basis_batch', {
        cost: sign(basis.batchCost),
        pieces: basis.batchSize.toLocaleString(lang),
      })
    case 'rate':
      return t(lang, 'product.basis_rate', { rate: formatBp(basis.rateBp, lang) })
    case 'amount':
      return t(lang, 'product.basis_amount', { amount: sign(basis.amount) })
    case 'rest':
      return t(lang, 'product.basis_rest')
    case 'vat':
      return t(lang, 'product.basis_vat', { rate: formatBp(basis.vatBp, lang) })
  }
}
