import { eq } from 'drizzle-orm'
import { write, type Writer } from '../../../db/client.ts'
import { causes } from '../../../db/schema/donations.ts'
import { deliveryMethods, shopSettings } from '../../../db/schema/shop.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { currencyOf } from '../../core/money/currency.ts'
import { demand, type Person } from '../accounts/person.ts'
import { listCauseFiles, type CauseFile } from './cause-files.ts'
import { refreshSeller, sellerFile, type Seller } from './seller.ts'
import { readSettings, settingsFile, sourceOf, type SettingKey } from './settings-source.ts'

/**
 * Brings the database to what the shop's files say: the first settings, the ways of delivery, the
 * causes. Doing it again changes nothing. What the owner changed at the desk stays, whatever the file says
 * from then on; the giving rate and the VAT are taken from it at the first start only, since a change of
 * either publishes new breakdowns. Throws when the file alone would change the shop's currency.
 */
export async function applyShopFile(
  { at, by }: { at: string; by: Person },
  random: Random = systemRandom,
): Promise<void> {
  demand(by, 'change', 'settings')
  const shop = sellerFile()
  const causeFiles = await listCauseFiles()
  await write(async (tx) => {
    await applySettings(tx, shop, at, random)
    await applyDelivery(tx, shop, at, random)
    await applyCauses(tx, causeFiles, at, random)
  })
  await refreshSeller()
}

async function applySettings(tx: Writer, shop: Seller, at: string, random: Random): Promise<void> {
  const rows = await readSettings(tx)
  const now = rows.at(-1)
  const fromFile = rows.findLast((row) => row.by === settingsFile)
  const wanted = {
    country: shop.country,
    marginCeilingBp: shop.marginCeilingBp,
    bankTransferDays: shop.bankTransferDays,
    isDemo: shop.demo,
  }
  const atDesk = (key: SettingKey) => now !== undefined && sourceOf(rows, key).kind === 'desk'
  if (now && now.currency !== shop.currency && !atDesk('currency'))
    throw new Error(
      `The shop counts in ${now.currency}: content/shop.json can't change it to ${shop.currency}.`,
    )
  const keys = Object.keys(wanted) as (keyof typeof wanted)[]
  const changed = keys.filter((key) => fromFile?.[key] !== wanted[key] && !atDesk(key))
  if (now && changed.length === 0) return
  const first = { givingRateBp: shop.givingRateBp, vatMode: shop.vatMode, ...currencyColumns(shop.currency) }
  await tx.insert(shopSettings).values({
    ...{ ...first, ...wanted, ...now },
    ...Object.fromEntries(changed.map((key) => [key, wanted[key]])),
    id: newId('set', random),
    at,
    by: settingsFile,
  })
}

const currencyColumns = (code: string) => {
  const { decimals } = currencyOf(code)
  return { currency: code, decimals }
}

async function applyDelivery(tx: Writer, shop: Seller, at: string, random: Random): Promise<void> {
  const known = new Map((await tx.select().from(deliveryMethods)).map((row) => [row.key, row]))
  for (const [index, method] of shop.deliveryMethods.entries()) {
    const row = {
      position: index + 1,
      title: method.title,
      carrierName: method.carrier.name,
      carrierPlace: method.carrier.place,
      carrierCountry: method.carrier.country,
      priceCents: method.priceCents,
      freeFromCents: method.freeFromCents,
      transitDaysMin: method.minTransitDays,
      transitDaysMax: method.maxTransitDays,
      countries: method.countries,
      archivedAt: null,
    }
    const before = known.get(method.key)
    known.delete(method.key)
    if (before?.editedAt) continue
    if (!before)
      await tx.insert(deliveryMethods).values({ id: newId('dlv', random), key: method.key, ...row })
    else if (JSON.stringify({ ...before, ...row }) !== JSON.stringify(before))
      await tx.update(deliveryMethods).set(row).where(eq(deliveryMethods.id, before.id))
  }
  for (const gone of known.values())
    if (gone.archivedAt === null && gone.editedAt === null)
      await tx.update(deliveryMethods).set({ archivedAt: at }).where(eq(deliveryMethods.id, gone.id))
}

async function applyCauses(tx: Writer, files: CauseFile[], at: string, random: Random): Promise<void> {
  const known = new Map((await tx.select().from(causes)).map((row) => [row.slug, row]))
  for (const { slug, name, position } of files) {
    const before = known.get(slug)
    if (!before)
      await tx.insert(causes).values({ id: newId('cau', random), slug, name, position, createdAt: at })
    else if (before.name !== name || before.position !== position)
      await tx.update(causes).set({ name, position }).where(eq(causes.id, before.id))
  }
}
