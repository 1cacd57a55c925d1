import { vatIn } from '../../core/money/vat.ts'
import { marginAt, priceKeeping, type Rounding } from './rounding.ts'

/** What an owner does about a cost that changed: the margin takes it, the price does, or nothing happens yet. */
export type Choice =
  | { kind: 'absorb'; lossConfirmed?: boolean }
  | { kind: 'pass'; rounding: Rounding; lossConfirmed?: boolean }
  | { kind: 'leave' }

/** One choice for all, and others for some scopes by id. */
export type Choices = { all: Choice; each?: ReadonlyMap<string, Choice> }

export const choiceFor = ({ all, each }: Choices, scopeId: string): Choice => each?.get(scopeId) ?? all

/** What a line of a version comes to, as far as its price depends on it. */
export type StandingLine = {
  group: string
  isRest: boolean
  /** Of a line that is a share of the price before VAT. */
  rateBp: number | null
  cents: number
  /** Whether the change is about this line, even where its cents stay. */
  changes: boolean
  /** What it comes to after the change; the same for a line that does not change. */
  afterCents: number
}

/** A version before a change of some of its lines. What stays, is no rate and no donation, may be left out. */
export type Standing = { priceCents: number; vatBp: number; lines: StandingLine[] }

/** Parts of a price, in cents; `lineCents` is that of the lines that change. */
export type Parts = {
  lineCents: number
  marginCents: number
  priceCents: number
  vatCents: number
  donationCents: number
}

const sum = (lines: StandingLine[], of: (line: StandingLine) => number): number =>
  lines.reduce((total, line) => total + of(line), 0)

const donationsOf = (lines: StandingLine[]) => lines.filter(({ group }) => group === 'donation')

const changing = (lines: StandingLine[]) => lines.filter(({ changes }) => changes)

/** The parts of a version as it stands. */
export function partsBefore({ priceCents, vatBp, lines }: Standing): Parts {
  return {
    lineCents: sum(changing(lines), ({ cents }) => cents),
    marginCents: sum(
      lines.filter(({ isRest }) => isRest),
      ({ cents }) => cents,
    ),
    priceCents,
    vatCents: vatIn(priceCents, vatBp),
    donationCents: sum(donationsOf(lines), ({ cents }) => cents),
  }
}

function newPrice(standing: Standing, rounding: Rounding, decimals: number): number | null {
  const { priceCents, vatBp, lines } = standing
  const margins = lines.filter(({ isRest }) => isRest)
  const changeCents = sum(lines, ({ cents, afterCents }) => afterCents - cents)
  // Without one margin there is nothing to keep; a change below half a cent is none.
  if (margins.length !== 1 || changeCents === 0) return priceCents
  const marginCents = margins[0]!.cents
  const rates = lines.filter(({ rateBp }) => rateBp !== null)
  const netCents = priceCents - vatIn(priceCents, vatBp)
  const fixedCents = netCents - marginCents - sum(rates, ({ cents }) => cents) + changeCents
  const costs = { vatBp, fixedCents, rateBps: rates.map(({ rateBp }) => rateBp!) }
  // A dearer cost lowers no price, a cheaper one raises none.
  const fromCents = changeCents > 0 ? priceCents : 0
  const found = priceKeeping(marginCents, costs, { rounding, decimals, fromCents })
  return found === null || changeCents > 0 ? found : Math.min(found, priceCents)
}

/**
 * The price of a version once its lines have changed, in cents; null when no price keeps its margin.
 * `pass` finds the lowest price of the rounding rule that leaves the margin at least what it was: never below
 * the old price when costs rose, never above it when they fell.
 */
export function priceAfter(standing: Standing, choice: Choice, decimals: number): number | null {
  return choice.kind === 'pass' ? newPrice(standing, choice.rounding, decimals) : standing.priceCents
}

/** The parts of a version once its lines have changed and it costs `priceCents`. */
export function partsAfter(standing: Standing, priceCents: number): Parts {
  const { vatBp, lines } = standing
  const before = partsBefore(standing)
  const rates = lines.filter(({ rateBp }) => rateBp !== null)
  const netBefore = standing.priceCents - before.vatCents
  const vatCents = vatIn(priceCents, vatBp)
  const donationRates = donationsOf(rates)
  const shares = (of: StandingLine[]) => {
    const netCents = priceCents - vatCents
    const rest = marginAt(priceCents, { vatBp, fixedCents: 0, rateBps: of.map(({ rateBp }) => rateBp!) })
    return netCents - rest
  }
  const fixedCents =
    netBefore -
    before.marginCents -
    sum(rates, ({ cents }) => cents) +
    sum(lines, ({ cents, afterCents }) => afterCents - cents)
  const fixedDonations = donationsOf(lines).filter(({ rateBp }) => rateBp === null)
  const hasMargin = lines.some(({ isRest }) => isRest)
  return {
    lineCents: sum(changing(lines), ({ afterCents }) => afterCents),
    marginCents: hasMargin ? priceCents - vatCents - shares(rates) - fixedCents : 0,
    priceCents,
    vatCents,
    donationCents: shares(donationRates) + sum(fixedDonations, ({ afterCents }) => afterCents),
  }
}
