import type { Recipient, BreakdownInput, LineInput } from './vocabulary.ts'

type Begun = {
  priceCents: number
  vatBp: number
  givingRateBp: number
  country: string
  /** The day on which the shop's giving rate is looked up, `2026-02-11`. */
  day: string
}

const plain = { disclosure: { kind: 'exact' }, note: null, evidence: null } as const

const rateKey = {
  fr: 'Taux de don de la boutique, sur le prix hors taxe',
  en: 'The shop’s giving rate, on the price before VAT',
}

const shareOf = (rateBp: number, country: string, day: string): LineInput => {
  const recipient: Recipient = { name: 'La cause choisie', kind: 'cause', place: '', country }
  return {
    ...plain,
    group: 'donation',
    label: { fr: 'Don à la cause que vous choisissez', en: 'Donation to the cause you choose' },
    recipient,
    evidence: { grade: 'allocation', date: day, key: rateKey, documents: [] },
    basis: { kind: 'rate', rateBp },
  }
}

const margin: LineInput = {
  ...plain,
  group: 'margin',
  label: { fr: 'Ce qui reste pour investir et tenir', en: 'What is left to invest and to last' },
  recipient: null,
  basis: { kind: 'rest' },
}

/** What a breakdown begins with when nothing was written yet: the margin, and the share the shop gives. */
export const firstInput = ({ priceCents, vatBp, givingRateBp, country, day }: Begun): BreakdownInput => ({
  priceCents,
  vatBp,
  batchSize: null,
  reason: { fr: '', en: '' },
  unknowns: { state: 'untouched' },
  marginPaysFor: null,
  negativeMarginConfirmed: false,
  lines: givingRateBp > 0 ? [margin, shareOf(givingRateBp, country, day)] : [margin],
})

/** The next version of a published one: its reason is still to be written, a loss to be confirmed anew. */
export const nextInput = (published: BreakdownInput): BreakdownInput => ({
  ...published,
  reason: { fr: '', en: '' },
  negativeMarginConfirmed: false,
})
