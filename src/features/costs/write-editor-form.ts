import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { centsText, decimalText, scaledText } from '../../core/money/decimal.ts'
import { blankLine, inGroupOrder, type TypedForm, type TypedLine } from './editor-form.ts'
import { componentText } from './line-component.ts'
import type { FormGround } from './read-editor-form.ts'
import type { Basis, BreakdownInput, LineInput } from './vocabulary.ts'

/** A machine's decimal as a person would type it, without thousands: `8,9012` or `8.9012`. */
function typedDecimal(decimal: string, lang: Lang, leastDecimals = 0): string {
  const [units = '', fraction = ''] = decimal.split('.')
  const shown = fraction.padEnd(leastDecimals, '0')
  return shown === '' ? units : `${units}${lang === 'fr' ? ',' : '.'}${shown}`
}

function basisFields(basis: Basis, { currency, lang }: FormGround): Partial<TypedLine> {
  const cost = (micros: number) => typedDecimal(decimalText(micros), lang, currency.decimals)
  switch (basis.kind) {
    case 'quantity':
      return {
        quantity: typedDecimal(decimalText(basis.quantityMicros), lang),
        'unit.fr': basis.unit.fr,
        'unit.en': basis.unit.en,
        cost: cost(basis.unitCostMicros),
        per: basis.perMicros === 1_000_000 ? '' : typedDecimal(decimalText(basis.perMicros), lang),
      }
    case 'batch':
      return { cost: cost(basis.batchCostMicros) }
    case 'rate':
      return { cost: typedDecimal(scaledText(BigInt(basis.rateBp), 2), lang) }
    case 'amount':
      return { cost: cost(basis.amountMicros) }
    case 'rest':
    case 'vat':
      return {}
  }
}

const pair = <N extends string>(name: N, text: Bilingual | null) =>
  ({ [`${name}.fr`]: text?.fr ?? '', [`${name}.en`]: text?.en ?? '' }) as Record<
    `${N}.fr` | `${N}.en`,
    string
  >

/** A line as it would be typed. */
export function typedLine(line: LineInput, ground: FormGround, country: string): TypedLine {
  const { recipient, evidence, disclosure } = line
  return {
    ...blankLine(line.group, country),
    ...pair('label', line.label),
    ...(recipient && {
      'recipient.name': recipient.name,
      'recipient.kind': recipient.kind,
      'recipient.place': recipient.place,
      'recipient.country': recipient.country,
    }),
    basis: line.basis.kind,
    ...basisFields(line.basis, ground),
    grade: evidence?.grade ?? '',
    date: evidence?.date ?? '',
    ...pair('key', evidence?.key ?? null),
    documents: evidence?.documents ?? [],
    disclosure: disclosure.kind,
    ...pair('disclosure', disclosure.kind === 'grouped' ? disclosure.reason : null),
    ...pair('note', line.note),
    component: componentText(line.component),
    overhead: line.overhead?.id ?? '',
  }
}

/** A template's line: a number that it leaves open is still to be typed. */
export function typedTemplateLine(line: LineInput, ground: FormGround, country: string): TypedLine {
  const typed = typedLine(line, ground, country)
  return withOpenNumbers(typed)
}

const open = (value: string) => (/^0(?:[.,]0*)?$/.test(value) ? '' : value)
const withOpenNumbers = (line: TypedLine): TypedLine => ({
  ...line,
  quantity: open(line.quantity),
  cost: open(line.cost),
})

/**
 * The form of a breakdown: what would be typed to get it again. The inverse of `readEditorForm` for every
 * breakdown that can be kept. In a draft, 0 is a number that is still to be typed.
 */
export function writeEditorForm(
  input: BreakdownInput,
  ground: FormGround,
  country: string,
  isDraft = false,
): TypedForm {
  const { currency, lang } = ground
  const written = input.lines.map((line) => typedLine(line, ground, country))
  const lines = inGroupOrder(isDraft ? written.map(withOpenNumbers) : written)
  const price = typedDecimal(centsText(input.priceCents, currency.decimals), lang, currency.decimals)
  return {
    head: {
      price: isDraft ? open(price) : price,
      vat: typedDecimal(scaledText(BigInt(input.vatBp), 2), lang),
      batchSize: input.batchSize === null ? '' : String(input.batchSize),
      ...pair('reason', input.reason),
      unknowns: input.unknowns.state === 'untouched' ? '' : input.unknowns.state,
      ...pair('unknowns', input.unknowns.state === 'told' ? input.unknowns.text : null),
      ...pair('marginPaysFor', input.marginPaysFor),
      negativeMarginConfirmed: input.negativeMarginConfirmed ? 'yes' : '',
    },
    lines,
    documents: [...new Set(lines.flatMap((line) => line.documents))],
  }
}
