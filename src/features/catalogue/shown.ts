import { and, isNotNull, isNull, lte } from 'drizzle-orm'
import { products, variants } from '../../../db/schema/catalogue.ts'

/** What shoppers see at `at`: published by then and not put away. */
export const isShown = (at: string) =>
  and(isNotNull(products.publishedAt), lte(products.publishedAt, at), isNull(products.archivedAt))

/** Variants that are still offered. */
export const isOffered = isNull(variants.archivedAt)

/** Whether one can be bought now: counted and left, or sold without counting. */
export const isAvailable = (variant: { tracksStock: boolean; stock: number }): boolean =>
  !variant.tracksStock || variant.stock > 0
