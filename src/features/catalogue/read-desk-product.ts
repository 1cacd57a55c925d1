import { asc, eq } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { categories, manufacturers, products } from '../../../db/schema/catalogue.ts'

/** A product as it is stored, whatever its state; null when there is none. */
export async function readDeskProduct(
  productId: string,
  on: Reader = read(),
): Promise<typeof products.$inferSelect | null> {
  const [row] = await on.select().from(products).where(eq(products.id, productId))
  return row ?? null
}

/** Every category in the shop's order, empty ones too. */
export const allCategories = (on: Reader = read()) =>
  on.select().from(categories).orderBy(asc(categories.position), asc(categories.slug))

/** Every manufacturer by name. */
export const allManufacturers = (on: Reader = read()) =>
  on.select().from(manufacturers).orderBy(asc(manufacturers.name))
