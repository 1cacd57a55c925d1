import { asc, sql } from 'drizzle-orm'
import { read, write } from './client.ts'
import { documents } from './demo/documents.ts'
import { moment, dayBefore } from './demo/moment.ts'
import { orders as demoOrders } from './demo/orders.ts'
import { seedCatalogue } from './demo/seed-catalogue.ts'
import { seedComponents } from './demo/seed-components.ts'
import { seededRandom } from './demo/seeded-random.ts'
import { seedOrders } from './demo/seed-orders.ts'
import { seedTemplates } from './demo/seed-templates.ts'
import { specimenPdf } from './demo/specimen-pdf.ts'
import { people } from './schema/accounts.ts'
import { causeConsents, causes } from './schema/donations.ts'
import { orders } from './schema/orders.ts'
import { shopSettings } from './schema/shop.ts'
import { newId } from '../src/core/id.ts'
import { system, type Person } from '../src/features/accounts/person.ts'
import { seedDemoPeople } from '../src/features/accounts/seed-demo-people.ts'
import { addDocument } from '../src/features/costs/add-document.ts'
import { recordConsentIn } from '../src/features/donations/record-consent.ts'
import { applyShopFile } from '../src/features/shop/apply-shop-file.ts'
import { settings } from '../src/features/shop/settings.ts'

/**
 * Whether the demo shop is still to be made: nothing is there yet, or a seeding was cut short. A shop
 * that somebody else began stays as it is.
 */
export async function needsDemo(): Promise<boolean> {
  const [first] = await read()
    .select({ id: shopSettings.id })
    .from(shopSettings)
    .orderBy(asc(shopSettings.at))
    .limit(1)
  if (!first) return true
  if (first.id !== newId('set', seededRandom('shop'))) return false
  const [placed] = await read()
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(orders)
  if ((placed?.count ?? 0) < demoOrders.length) return true
  // A demo of before the shop had people.
  return (await read().select({ id: people.id }).from(people).limit(1)).length === 0
}

/** The shop opened so many days before the day it is seeded on. */
const openedDaysAgo = 430

/**
 * Fills an empty database with the demo shop: the same rows for the same day, by the verbs that an
 * owner and a shopper use. Cut short, it goes on where it stopped; done again, it changes nothing.
 * `at` is the time of seeding, ISO UTC; `dataDir` is where the documents are kept.
 */
export async function seedDemo({ at, dataDir }: { at: string; dataDir: string }): Promise<void> {
  const by = system('demo')
  const day = await seedingDay(at)
  const opened = moment(day, openedDaysAgo)
  await applyShopFile({ at: opened, by }, seededRandom('shop'))
  await seedConsents(by, opened)
  await seedTemplates(by, opened)
  await seedDemoPeople({ by, at: opened }, seededRandom)
  const { currency, givingRateBp } = await settings(at)
  const shas = await seedDocuments(by, day, dataDir)
  const components = await seedComponents(by, day)
  await seedCatalogue(by, { currency, givingRateBp, day, documents: shas, components })
  await seedOrders(by, day)
}

/** The day everything counts back from: that of the first seeding. */
async function seedingDay(at: string): Promise<string> {
  const [first] = await read()
    .select({ at: shopSettings.at })
    .from(shopSettings)
    .orderBy(asc(shopSettings.at))
    .limit(1)
  return first ? dayBefore(first.at.slice(0, 10), -openedDaysAgo) : at.slice(0, 10)
}

async function seedConsents(by: Person, at: string): Promise<void> {
  await write(async (tx) => {
    const agreed = new Set(
      (await tx.select({ causeId: causeConsents.causeId }).from(causeConsents)).map((row) => row.causeId),
    )
    for (const cause of await tx.select().from(causes).orderBy(asc(causes.position))) {
      if (agreed.has(cause.id)) continue
      const consent = { by, causeId: cause.id, kind: 'given' as const, givenBy: 'la présidence', at }
      await recordConsentIn(tx, consent, seededRandom(`consent ${cause.slug}`))
    }
  })
}

async function seedDocuments(by: Person, day: string, dataDir: string): Promise<Map<string, string>> {
  const shas = new Map<string, string>()
  for (const [key, document] of Object.entries(documents)) {
    const bytes = await specimenPdf(document, dayBefore(day, document.daysAgo))
    const { sha256 } = await addDocument({
      by,
      bytes,
      title: document.title,
      isPublic: document.public,
      withheldReason: document.withheldBecause ?? null,
      at: moment(day, document.daysAgo),
      dataDir,
    })
    shas.set(key, sha256)
  }
  return shas
}
