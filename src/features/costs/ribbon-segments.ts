import type { Segment } from '../../components/segment.ts'
import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Currency } from '../../core/money/currency.ts'
import { formatCents, formatPlain } from '../../core/money/format.ts'
import type { Group } from './vocabulary.ts'

export type RibbonGroup = Group | 'unexplained'

/**
 * The ribbon of a price or of an order: one segment a group that is not zero, in the shop's order.
 * `anchor` gives the address a segment leads to.
 */
export function ribbonSegments(
  groups: { group: RibbonGroup; cents: number }[],
  currency: Currency,
  lang: Lang,
  anchor?: (group: RibbonGroup) => string,
): Segment[] {
  const total = groups.reduce((sum, g) => sum + g.cents, 0)
  return groups
    .filter((g) => g.cents !== 0)
    .map((g) => {
      const label = t(lang, `product.group_${g.group}`)
      const percent = total === 0 ? 0 : Math.round((g.cents * 1000) / total) / 10
      return {
        key: g.group,
        label,
        value: g.cents,
        text: formatPlain(g.cents, currency, lang),
        spoken: t(lang, 'product.segment', {
          label,
          amount: formatCents(g.cents, currency, lang),
          percent: percent.toLocaleString(lang),
        }),
        ...(anchor ? { href: anchor(g.group) } : {}),
      }
    })
}
