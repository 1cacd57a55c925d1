import type { Reader } from '../../../db/client.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { openDrafts } from './open-drafts.ts'
import { pricesToCome, promisedVersions, type ExplainingVersion } from './prices-to-come.ts'
import type { Scope } from './scope.ts'

/** A version that a change of costs may touch. */
export type Ground = Scope & {
  slug: string
  title: Bilingual
  position: number
  state: 'in-force' | 'planned' | 'draft'
  /** When it began or begins; null for a draft. */
  inForceFrom: string | null
  /** Set for a reduction: its reference price. */
  referenceCents: number | null
  /** Its price was announced together with a reduction and stays. */
  isPromised: boolean
  priceCents: number
  vatBp: number
  version: ExplainingVersion
}

/**
 * The explained versions of these products and their variants: in force at `from`, planned after it, and
 * drafts; by product, scope, and then in time, the draft last. A few queries for up to 10,000 products.
 */
export async function costGround(productIds: string[], from: string, on: Reader): Promise<Ground[]> {
  const toCome = await pricesToCome(productIds, from, on)
  const promised = promisedVersions(toCome)
  const published = toCome.flatMap(({ version, grossCents, until: _, sequence: __, ...price }): Ground[] =>
    version === null
      ? []
      : [
          {
            ...price,
            state: price.inForceFrom > from ? 'planned' : 'in-force',
            isPromised: promised.has(version.id),
            priceCents: grossCents,
            version,
          },
        ],
  )
  const drafts = (await openDrafts(productIds, on)).map((draft): Ground => ({
    ...draft,
    state: 'draft',
    inForceFrom: null,
    referenceCents: null,
    isPromised: false,
  }))
  // Stable: what is published keeps its order in time before the draft.
  return [...published, ...drafts].sort(
    (a, b) => a.position - b.position || compare(a.productId, b.productId) || compare(a.scopeId, b.scopeId),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
