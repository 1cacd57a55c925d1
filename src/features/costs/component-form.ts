import type { Lang } from '../../core/i18n/lang.ts'
import { formatDecimal, formatUnitCost } from '../../core/money/format.ts'
import type { Currency } from '../../core/money/currency.ts'
import { decimalText } from '../../core/money/decimal.ts'
import { parseMicros } from '../../core/money/parse.ts'
import { formText } from '../../core/web/form-text.ts'
import { t } from '../../core/i18n/messages.ts'
import type { Component, ComponentCost } from './read-components.ts'
import type { CostInput } from './record-component-cost.ts'
import { componentGroups, type ComponentInput } from './save-component.ts'
import { evidenceGrades, recipientKinds } from './vocabulary.ts'

/** The fields of the form of a component, as they are typed. */
export const componentFields = [
  ...['group', 'label_fr', 'label_en', 'unit_fr', 'unit_en'],
  ...['recipient', 'recipient_kind', 'place', 'country'],
]

/** The fields of the form of a cost and its evidence, as they are typed; a file can't be. */
export const costFields = [
  ...['unitCost', 'per', 'from', 'grade', 'evidence', 'key_fr', 'key_en', 'document'],
  ...['upload.title.fr', 'upload.title.en', 'upload.public'],
  ...['upload.withheldReason.fr', 'upload.withheldReason.en'],
]

/** What was typed into the form of a component; the verb refuses what is not sound. */
export function componentInput(form: FormData): ComponentInput {
  const text = (name: string) => formText(form, name).trim()
  return {
    group: componentGroups.find((group) => group === text('group')) ?? 'vat',
    label: { fr: text('label_fr'), en: text('label_en') },
    unit: { fr: text('unit_fr'), en: text('unit_en') },
    recipient: {
      name: text('recipient'),
      kind: recipientKinds.find((kind) => kind === text('recipient_kind')) ?? 'supplier',
      place: text('place'),
      country: text('country').toUpperCase(),
    },
    isArchived: form.get('archived') === 'on',
  }
}

/** A component as its form shows it, by field. */
export const typedComponent = ({ group, label, unit, recipient }: Component): Record<string, string> => ({
  ...{ group, label_fr: label.fr, label_en: label.en, unit_fr: unit.fr, unit_en: unit.en },
  ...{ recipient: recipient.name, recipient_kind: recipient.kind },
  ...{ place: recipient.place, country: recipient.country },
})

/** The cost that was typed, comma or dot; what is no number is refused by the verb. */
export function costInput(form: FormData, lang: Lang): Omit<CostInput, 'by' | 'componentId' | 'at'> {
  const text = (name: string) => formText(form, name).trim()
  const from = text('from')
  return {
    unitCostMicros: parseMicros(text('unitCost'), lang) ?? Number.NaN,
    perMicros: parseMicros(text('per') || '1', lang) ?? Number.NaN,
    inForceFrom: from ? `${from}T00:00:00.000Z` : undefined,
    evidence: {
      grade: evidenceGrades.find((grade) => grade === text('grade')) ?? 'estimate',
      date: text('evidence'),
      key: { fr: text('key_fr'), en: text('key_en') },
      documents: formText(form, 'document') ? [formText(form, 'document')] : [],
    },
  }
}

/** A cost as people read it: `8,9012 € par m`, `26,36 € pour 60 min`. */
export function costText(component: Component, cost: ComponentCost, currency: Currency, lang: Lang): string {
  return t(lang, 'components.per', {
    cost: formatUnitCost(decimalText(cost.unitCostMicros), currency, lang),
    per: formatDecimal(decimalText(cost.perMicros), lang),
    unit: component.unit[lang],
  })
}
