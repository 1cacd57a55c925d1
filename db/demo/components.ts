import type { Bilingual } from '../../src/core/i18n/lang.ts'
import type { RecipientKey } from './recipients.ts'
import type { DemoLine } from './shape.ts'
import { both, grams, kilograms, metres, minutesUnit, piece } from './words.ts'

/** What several prices of the demo are made of. Decimals are strings with a dot. */
export type DemoComponent = {
  key: string
  group: 'materials' | 'making'
  label: Bilingual
  to: RecipientKey
  unit: Bilingual
  /** The unit cost is for so many units; one when omitted. */
  per?: string
  /** Oldest first; `daysAgo` is the day since which it costs that. */
  costs: { daysAgo: number; unitCost: string; grade: 'invoice' | 'quote' }[]
}

type Cost = DemoComponent['costs'][number]
const invoiced = (daysAgo: number, unitCost: string): Cost => ({ daysAgo, unitCost, grade: 'invoice' })
const quoted = (daysAgo: number, unitCost: string): Cost => ({ daysAgo, unitCost, grade: 'quote' })

/** The shop had them from its first day. */
const opening = 429

const cloth = (
  key: string,
  fr: string,
  en: string,
  to: RecipientKey,
  unit: Bilingual,
  ...costs: Cost[]
): DemoComponent => ({ key, group: 'materials', label: both(fr, en), to, unit, costs })

/** An hour of a workshop, counted in minutes. */
const work = (key: string, fr: string, en: string, to: RecipientKey, ...costs: Cost[]): DemoComponent => ({
  ...{ key, group: 'making', label: both(fr, en), to, unit: minutesUnit, per: '60', costs },
})

export const components: DemoComponent[] = [
  cloth(
    'linen-180',
    'Toile de lin 180 g/m²',
    'Linen cloth 180 g/m²',
    'vosgesMill',
    metres,
    ...[invoiced(opening, '8.1500'), invoiced(371, '8.6200'), invoiced(264, '8.9012')],
  ),
  cloth(
    'stoneware',
    'Terre à grès',
    'Stoneware clay',
    'clayPit',
    kilograms,
    ...[invoiced(opening, '1.7200'), invoiced(241, '1.8500')],
  ),
  cloth('ash-glaze', 'Émail de cendre', 'Ash glaze', 'glazeMerchant', grams, invoiced(opening, '0.0195')),
  cloth('cobalt', 'Oxyde de cobalt', 'Cobalt oxide', 'glazeMerchant', grams, invoiced(opening, '0.2100')),
  cloth(
    'cretonne',
    'Cretonne pour les poches',
    'Cretonne for the pockets',
    'northMill',
    metres,
    ...[invoiced(opening, '3.8800')],
  ),
  cloth('webbing', 'Sangle de coton', 'Cotton webbing', 'labelWeaver', metres, invoiced(opening, '0.4350')),
  cloth(
    'woven-label',
    'Étiquette tissée',
    'Woven label',
    'labelWeaver',
    piece,
    ...[invoiced(opening, '0.1140')],
  ),
  // Dearer since last week, and not yet carried into any price: what the desk has to do.
  work(
    'roubaix',
    'Atelier de Roubaix, l’heure',
    'Roubaix workshop, the hour',
    'roubaixWorkshop',
    ...[quoted(opening, '25.20'), quoted(331, '26.36'), quoted(6, '27.10')],
  ),
  work(
    'potter',
    'Potière, l’heure',
    'Potter, the hour',
    'potter',
    ...[quoted(opening, '26.80'), quoted(241, '27.60')],
  ),
  work(
    'linen-work',
    'Lingerie des Mauges, l’heure',
    'Mauges linen workshop, the hour',
    'linenWorkshop',
    ...[quoted(opening, '25.20')],
  ),
  work('weaver', 'Tisserande, l’heure', 'Weaver, the hour', 'weaver', quoted(opening, '27.50')),
]

/** The component and the cost that a line of a version of that day is made of, by their keys; null when of none. */
export function componentOf(line: DemoLine, daysAgo: number): { key: string; cost: number } | null {
  const { how } = line
  if (typeof how !== 'object' || !('quantity' in how)) return null
  for (const { key, group, label, to, unit, per, costs } of components) {
    const isIt =
      line.group === group && line.to === to && how.unit.fr === unit.fr && (how.per ?? '1') === (per ?? '1')
    if (!isIt || (group === 'materials' && line.label.fr !== label.fr)) continue
    const cost = costs.findLastIndex((one) => one.daysAgo >= daysAgo)
    return costs[cost]?.unitCost === how.unitCost ? { key, cost } : null
  }
  return null
}
