import type { Bilingual } from '../../src/core/i18n/lang.ts'
import type { RecipientKey } from './recipients.ts'
import type { DemoLine, DemoVersion } from './shape.ts'
import { both, litres, minutesUnit } from './words.ts'

type How = DemoLine['how']
type Evidence = NonNullable<DemoLine['evidence']>

/* How the cents of a line are found. */

export const measured = (quantity: string, unit: Bilingual, unitCost: string): How => ({
  quantity,
  unit,
  unitCost,
})

/** Minutes of work at a cost an hour. */
export const minutes = (count: string, hourlyCost: string): How => ({
  quantity: count,
  unit: minutesUnit,
  unitCost: hourlyCost,
  per: '60',
})

export const batch = (batchCost: string): How => ({ batchCost })
export const amount = (each: string): How => ({ amount: each })

/* What supports a line; ages are in days before the version's publication. */

const supported =
  (grade: 'invoice' | 'quote' | 'estimate') =>
  (daysBefore: number, ...documents: string[]): Evidence => ({ grade, daysBefore, documents })

export const invoice = supported('invoice')
export const quote = supported('quote')
export const estimate = supported('estimate')
export const allocation = (daysBefore: number, key: Bilingual, ...documents: string[]): Evidence => ({
  grade: 'allocation',
  daysBefore,
  key,
  documents,
})

/* Lines, by group. */

const inGroup =
  (group: DemoLine['group']) =>
  (fr: string, en: string, to: RecipientKey, how: How, evidence: Evidence, note?: Bilingual): DemoLine => ({
    group,
    label: both(fr, en),
    to,
    how,
    evidence,
    ...(note ? { note } : {}),
  })

export const material = inGroup('materials')
export const making = inGroup('making')
export const transport = inGroup('transport')
export const design = inGroup('design')
const running = inGroup('running')
const donation = inGroup('donation')

/** Neighbouring lines of one group that are shown as one, and why. */
export const grouped = (reason: Bilingual, lines: DemoLine[]): DemoLine[] =>
  lines.map((line) => ({ ...line, groupedBecause: reason }))

/** A version whose lines depend on the day it was published on (its overheads do). */
export const version = (
  told: Omit<DemoVersion, 'lines'>,
  lines: (daysAgo: number) => DemoLine[],
): DemoVersion => ({ ...told, lines: lines(told.daysAgo) })

/* Overheads: what running the shop costs, dealt out once a year by a key. */

/** The day, counted back, since which the current key holds; versions before it use the key of the year before. */
const keyDaysAgo = 320
const currentKey = { daysAgo: keyDaysAgo, hour: '31.00', litre: '0.20', softwareBp: 185 }
const formerKey = { daysAgo: keyDaysAgo + 365, hour: '30.20', litre: '0.19', softwareBp: 192 }

/**
 * The five lines of "running the shop": the team's minutes for a piece, the litres it fills on the shelves,
 * and three shares of the price before tax.
 */
export function runningTheShop(daysAgo: number, piece: { minutes: string; litres: string }): DemoLine[] {
  const key = daysAgo <= keyDaysAgo ? currentKey : formerKey
  const age = key.daysAgo - daysAgo
  const sheet = key === currentKey ? ['cle-de-repartition'] : []
  const byTurnover = both('part du chiffre d’affaires, clé annuelle', 'share of turnover, yearly key')
  return [
    running(
      'Salaires : préparer, répondre, compter',
      'Wages: packing, answering, counting',
      'team',
      minutes(piece.minutes, key.hour),
      allocation(age, both('minutes par pièce, clé annuelle', 'minutes per piece, yearly key'), ...sheet),
    ),
    running(
      'Loyer de la boutique et de la réserve',
      'Rent of the shop and its storeroom',
      'landlord',
      measured(piece.litres, litres, key.litre),
      allocation(age, both('volume en rayon, clé annuelle', 'room on the shelves, yearly key')),
    ),
    running(
      'Site et logiciels',
      'Website and software',
      'software',
      { rateBp: key.softwareBp },
      allocation(age, byTurnover),
    ),
    running(
      'Comptabilité et assurance',
      'Accounting and insurance',
      'accountant',
      { rateBp: 66 },
      allocation(age, byTurnover),
    ),
    running('Frais de paiement', 'Payment fees', 'payments', { rateBp: 140 }, invoice(30)),
  ]
}

/** What remains of the price, and the share that goes to the causes: the end of every breakdown. */
export function marginAndShare(shareBp: number | 'shop' = 'shop'): DemoLine[] {
  const told = both('taux annoncé par la boutique', 'rate announced by the shop')
  return [
    {
      group: 'margin',
      label: both('Ce que la boutique garde', 'What the shop keeps'),
      to: 'shop',
      how: 'rest',
    },
    donation(
      'Part pour vos causes',
      'Share for your causes',
      'causes',
      { rateBp: shareBp },
      allocation(0, told),
    ),
  ]
}
