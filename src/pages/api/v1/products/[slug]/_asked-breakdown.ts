import { z } from 'zod'
import { problemResponse } from '../../../../../core/web/problem.ts'
import { readProduct } from '../../../../../features/catalogue/read-product.ts'
import type { PublicBreakdown } from '../../../../../features/costs/public-breakdown.ts'
import { readBreakdown } from '../../../../../features/costs/read-breakdown.ts'

const query = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'version must be a whole number, such as 3')
    .transform(Number)
    .optional(),
  variant: z
    .string()
    .regex(/^[a-z]{3}_[0-9a-z]+$/, 'variant must be the id of a variant')
    .optional(),
})

/**
 * The breakdown that an address of the open data asks for (`?version=N`, `?variant=ID`), with how long
 * it may be kept; or the problem to answer: 400 when a parameter can't be read, 404 when there is none.
 */
export async function askedBreakdown({
  slug,
  url,
  at,
}: {
  slug: string
  url: URL
  at: string
}): Promise<{ breakdown: PublicBreakdown; cacheControl: string } | Response> {
  for (const name of new Set(url.searchParams.keys()))
    if (url.searchParams.getAll(name).length > 1)
      return problemResponse(400, 'Bad request', `${name} is given more than once.`)
  const asked = query.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success)
    return problemResponse(400, 'Bad request', `${asked.error.issues.map((i) => i.message).join('; ')}.`)
  const { version, variant } = asked.data

  const product = await readProduct(slug, at)
  if (!product?.publishedAt) return problemResponse(404, 'Not found', 'There is no such product.')
  if (variant !== undefined && !product.variants.some((v) => v.id === variant))
    return problemResponse(404, 'Not found', 'This product has no such variant.')
  const scope = { productId: product.id, slug: product.slug, variantId: variant ?? null, version, at }
  const breakdown = await readBreakdown(scope)
  if (!breakdown)
    return problemResponse(
      404,
      'Not found',
      version === undefined
        ? 'This price is not explained yet.'
        : 'This product has no such published version.',
    )
  // A published version never changes; which one is in force may at any moment.
  return { breakdown, cacheControl: version === undefined ? 'public, no-cache' : 'public, max-age=3600' }
}
