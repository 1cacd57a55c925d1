import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { manufacturers } from '../../../db/schema/catalogue.ts'
import type { Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { addManufacturerIn } from './add-manufacturer.ts'

/**
 * A new manufacturer with the postal and e-mail address that shoppers must be told (GPSR, art. 19). Refuses what is
 * missing or no address, and a name that is known already.
 */
export const createManufacturer = (
  { by, at, ...typed }: { by: Person; name: string; address: string; email: string; at: string },
  random?: Random,
): Promise<{ id: string }> =>
  write(async (tx) => {
    demand(by, 'edit', 'catalogue')
    const [name, address, email] = [
      typed.name.trim().slice(0, 200),
      typed.address.trim().slice(0, 500),
      typed.email.trim(),
    ]
    const found: Refusal[] = []
    if (name === '') found.push(new Refusal('refusal.manufacturer_name', {}, 'manufacturer_name'))
    if (address === '') found.push(new Refusal('refusal.manufacturer_address', {}, 'manufacturer_address'))
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email) || email.length > 200)
      found.push(new Refusal('refusal.manufacturer_email', {}, 'manufacturer_email'))
    refuseAll(found)
    const [known] = await tx.select().from(manufacturers).where(eq(manufacturers.name, name))
    if (known) throw new Refusal('refusal.manufacturer_taken', { name }, 'manufacturer_name')
    const after = { name, address, email }
    const id = await addManufacturerIn(tx, after, random)
    const subject = { kind: 'manufacturer', id }
    await recordAuditIn(tx, { by, action: 'manufacturer.create', subject, after, at }, random)
    return { id }
  })
