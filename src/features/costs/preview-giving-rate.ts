import { read, type Reader } from '../../../db/client.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { demand } from '../accounts/person.ts'
import { products } from '../../../db/schema/catalogue.ts'
import { planSuccessors, type GivingRateInput } from './plan-successors.ts'
import { loadVersions } from './load-versions.ts'

/** One breakdown that a new giving rate touches. */
export type GivingTouch = {
  title: Bilingual
  slug: string
  /** Minor units, before and after: what is given, and what remains as margin. */
  shareCents: [before: number, after: number]
  marginCents: [before: number, after: number]
}

/** What a change of the giving rate would publish, without doing it, and what stands in the way. */
export async function previewGivingRate(
  input: GivingRateInput,
  on: Reader = read(),
): Promise<{ touched: GivingTouch[]; refused: Refusal[] }> {
  demand(input.by, 'change', 'settings')
  if (!Number.isSafeInteger(input.rateBp) || input.rateBp < 0 || input.rateBp > 10_000)
    throw new Refusal('refusal.costs_giving_rate_range', {}, 'rate')
  try {
    const planned = await planSuccessors(on, input)
    const before = await loadVersions(
      planned.map(({ old }) => old),
      on,
    )
    const titles = await on
      .select({ id: products.id, slug: products.slug, title: products.title })
      .from(products)
    const productOf = new Map(titles.map((row) => [row.id, row]))
    const touched = planned.map(({ old, successor }): GivingTouch => {
      const { title, slug } = productOf.get(successor.scope.productId)!
      const lines = [before.get(old)!.lines, successor.computed.lines] as const
      const sums = (group: string): [number, number] => [sumOf(lines[0], group), sumOf(lines[1], group)]
      return { title, slug, shareCents: sums('donation'), marginCents: sums('margin') }
    })
    return { touched, refused: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { touched: [], refused: error.all }
  }
}

const sumOf = (lines: readonly { group: string; cents: number }[], group: string): number =>
  lines.reduce((sum, line) => sum + (line.group === group ? line.cents : 0), 0)
