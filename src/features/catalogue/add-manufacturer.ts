import type { Writer } from '../../../db/client.ts'
import { manufacturers } from '../../../db/schema/catalogue.ts'
import { newId, type Random } from '../../core/id.ts'

/** Who answers for the safety of products: name, postal address, e-mail (GPSR, art. 19). The name must be free. */
export async function addManufacturerIn(
  tx: Writer,
  manufacturer: { name: string; address: string; email: string },
  random?: Random,
): Promise<string> {
  const id = newId('man', random)
  await tx.insert(manufacturers).values({ id, ...manufacturer })
  return id
}
