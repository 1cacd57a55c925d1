import type { Recipient, BreakdownInput, LineInput } from './vocabulary.ts'

type Begun = { priceCents: number; vatBp: number; givingRateBp: number; country: string }

const plain = { disclosure: { kind: 'exact' }, note: null, evidence: null } as const

const shareOf = (rateBp: number, country: string): LineInput => {
  const recipient: Recipient = { name: 'La cause choisie', kind: 'cause', place: '', country }
  return {
    ...plain,
    group: 'donation',
    label: { fr: 'Don à la cause que vous choisissez', en: 'Donation to the cause you choose' },
    recipient,
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
export const firstInput = ({ priceCents, vatBp, givingRateBp, country }: Begun): BreakdownInput => ({
  priceCents,
  vatBp,
  batchSize: null,
  reason: { fr: '', en: '' },
  unknowns: { state: 'untouched' },
  marginPaysFor: null,
  negativeMarginConfirmed: false,
  lines: givingRateBp > 0 ? [margin, shareOf(givingRateBp, country)] : [margin],
})

/** The next version of a published one: its reason is still to be written, a loss to be confirmed anew. */
export const nextInput = (published: BreakdownInput): BreakdownInput => ({
  ...published,
  reason: { fr: '', en: '' },
  negativeMarginConfirmed: false,
})
