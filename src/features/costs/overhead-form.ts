import { formText } from '../../core/web/form-text.ts'
import type { Overhead } from './read-overheads.ts'
import type { OverheadInput } from './save-overhead.ts'
import { allocationKeys, recipientKinds } from './vocabulary.ts'

/** The fields of the form of a running cost, as they are typed. */
export const overheadFields = [
  ...['label_fr', 'label_en', 'recipient', 'recipient_kind', 'place', 'country', 'key'],
]

/** A running cost as its form shows it, by field. */
export const typedOverhead = ({ label, recipient, allocationKey }: Overhead): Record<string, string> => ({
  ...{ label_fr: label.fr, label_en: label.en, key: allocationKey },
  ...{ recipient: recipient.name, recipient_kind: recipient.kind },
  ...{ place: recipient.place, country: recipient.country },
})

/** A running cost as its form tells it. */
export function overheadInput(form: FormData): OverheadInput {
  const text = (name: string) => formText(form, name).trim()
  return {
    label: { fr: text('label_fr'), en: text('label_en') },
    recipient: {
      name: text('recipient'),
      kind: recipientKinds.find((kind) => kind === text('recipient_kind')) ?? 'services',
      place: text('place'),
      country: text('country').toUpperCase(),
    },
    allocationKey: allocationKeys.find((key) => key === text('key')) ?? 'pieces',
  }
}
