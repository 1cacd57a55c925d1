import fc from 'fast-check'
import type { BreakdownInput, LineInput } from '../../../src/features/costs/vocabulary.ts'
import { randomBreakdown } from './random-breakdown.ts'

/** Words as they are kept: trimmed, with what French and HTML make awkward in them. */
const words = fc.constantFrom('', 'Lin « Rivière »', 'a & b <c> "d"', 'ligne 1\nligne 2', '1,5', 'ÿ 🧵')
const texts = fc.record({ fr: words, en: words })
const textOrNull = texts.map((text) => (text.fr === '' && text.en === '' ? null : text))

const evidence: fc.Arbitrary<LineInput['evidence']> = fc.oneof(
  fc.constant(null),
  fc.record({
    grade: fc.constantFrom('invoice' as const, 'quote' as const, 'estimate' as const),
    date: fc.constantFrom('', '2026-02-11', 'demain'),
    key: fc.constant(null),
    documents: fc.uniqueArray(fc.constantFrom('a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64))),
  }),
  fc.record({
    grade: fc.constant('allocation' as const),
    date: fc.constant('2026-01-31'),
    key: textOrNull,
    documents: fc.constant<string[]>([]),
  }),
)

const recipient: fc.Arbitrary<LineInput['recipient']> = fc.option(
  fc.record({
    name: fc.constantFrom('Tissage des Vosges', 'L’équipe'),
    kind: fc.constantFrom('supplier' as const, 'workers' as const, 'cause' as const),
    place: words,
    country: fc.constantFrom('FR', 'PT', 'XX'),
  }),
)

const dressed = (line: LineInput): fc.Arbitrary<LineInput> =>
  fc
    .record({
      label: texts,
      recipient,
      evidence,
      note: textOrNull,
      unit: texts,
      component: fc.option(fc.constant({ id: 'cmp_a', costId: 'cst_b' }), { nil: undefined }),
      overhead: fc.option(fc.constant({ id: 'ovh_a' }), { nil: undefined }),
      disclosure: fc.oneof(
        fc.constant({ kind: 'exact' as const }),
        texts.map((reason) => ({ kind: 'grouped' as const, reason })),
      ),
    })
    .map(({ unit, component, overhead, ...more }) => ({
      ...line,
      ...more,
      ...(component && { component }),
      ...(overhead && { overhead }),
      basis: line.basis.kind === 'quantity' ? { ...line.basis, unit } : line.basis,
    }))

/** Any breakdown that a draft can hold, in currencies of 0, 2 and 3 decimals. */
export const randomInput = randomBreakdown.chain(({ input, currency }) =>
  fc
    .record({
      lines: fc.tuple(...input.lines.map(dressed)),
      reason: texts,
      unknowns: fc.oneof(
        fc.constant({ state: 'untouched' as const }),
        fc.constant({ state: 'none' as const }),
        texts.map((text) => ({ state: 'told' as const, text })),
      ),
      marginPaysFor: textOrNull,
      negativeMarginConfirmed: fc.boolean(),
      batchSize: fc.constantFrom(input.batchSize, null),
    })
    .map((more): { currency: typeof currency; input: BreakdownInput } => ({
      currency,
      input: { ...input, ...more },
    })),
)
