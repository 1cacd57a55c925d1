import { asc, desc } from 'drizzle-orm'
import { read, type Reader } from '../../../db/client.ts'
import { orders } from '../../../db/schema/orders.ts'
import { deliveryMethods, pageTexts, sellerDetails } from '../../../db/schema/shop.ts'
import { namesOf } from '../accounts/names-of.ts'
import { editablePages, type EditablePage } from './page-texts.ts'
import { entryOf, sellerFields, sellerSections, type SellerSection } from './seller-fields.ts'
import { readSettings, settingsFile, sourceOf, type SettingSource } from './settings-source.ts'
import { latestSettings, type ShopSettings } from './settings.ts'

/** Everything that the settings' page shows, each with where it comes from. */
export type DeskSettings = {
  settings: ShopSettings
  sources: Record<
    'marginCeilingBp' | 'bankTransferDays' | 'currency' | 'givingRateBp' | 'vatMode',
    SettingSource
  >
  sellerEdited: Record<SellerSection, SettingSource>
  /** The later of its two languages. */
  textsEdited: Record<EditablePage, SettingSource>
  /** The names of those who changed something. */
  names: Map<string, string>
  /** Whether anything was sold yet. */
  isSold: boolean
}

const fromFile: SettingSource = { kind: 'file', at: '', by: settingsFile }

export async function readDeskSettings(on: Reader = read()): Promise<DeskSettings> {
  const rows = await readSettings(on)
  const said = await on.select().from(sellerDetails).orderBy(desc(sellerDetails.sequence))
  const texts = await on
    .select({ name: pageTexts.name, markdown: pageTexts.markdown, at: pageTexts.at, by: pageTexts.by })
    .from(pageTexts)
    .orderBy(asc(pageTexts.at), asc(pageTexts.sequence))
  const methods = await on.select({ by: deliveryMethods.editedBy }).from(deliveryMethods)
  const [sold] = await on.select({ id: orders.id }).from(orders).limit(1)
  const source = (key: keyof DeskSettings['sources']) => sourceOf(rows, key)
  const names = await namesOf(
    [...rows, ...said, ...texts, ...methods].flatMap((row) => row.by ?? []),
    on,
  )
  return {
    settings: await latestSettings(on),
    sources: {
      ...{ marginCeilingBp: source('marginCeilingBp'), bankTransferDays: source('bankTransferDays') },
      ...{ currency: source('currency'), givingRateBp: source('givingRateBp'), vatMode: source('vatMode') },
    },
    sellerEdited: Object.fromEntries(
      sellerSections.map((section) => [section, sectionSource(section, said)]),
    ) as Record<SellerSection, SettingSource>,
    textsEdited: Object.fromEntries(
      editablePages.map((page) => {
        const last = texts.findLast((text) => text.name === page)
        return [page, last && last.markdown !== null ? { kind: 'desk', at: last.at, by: last.by } : fromFile]
      }),
    ) as Record<EditablePage, SettingSource>,
    names,
    isSold: sold !== undefined,
  }
}

/** The latest row that changed anything of the section; `said` are the latest first. */
function sectionSource(section: SellerSection, said: (typeof sellerDetails.$inferSelect)[]): SettingSource {
  const entries = [...new Set(sellerFields[section].map(entryOf))]
  const changed = said.find((row, index) =>
    entries.some(
      (entry) => JSON.stringify(row.details[entry]) !== JSON.stringify(said[index + 1]?.details[entry]),
    ),
  )
  return changed ? { kind: 'desk', at: changed.at, by: changed.by } : fromFile
}
