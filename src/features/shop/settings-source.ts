import { asc } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { shopSettings } from '../../../db/schema/shop.ts'

/** Who stands beside the settings that came from the file. */
export const settingsFile = 'content/shop.json'

type SettingsRow = typeof shopSettings.$inferSelect
/** What a row of settings says. */
export type SettingKey = Exclude<keyof SettingsRow, 'id' | 'at' | 'by' | 'decimals'>

/** Where a setting comes from, since when, and who it was. */
export type SettingSource = { kind: 'file' | 'desk'; at: string; by: string }

/** Every row of settings, the oldest first. */
export const readSettings = (on: Reader): Promise<SettingsRow[]> =>
  on.select().from(shopSettings).orderBy(asc(shopSettings.at), asc(shopSettings.id))

/** Where the value in force comes from: the last row that changed it. `rows` are the oldest first, at least one. */
export function sourceOf(rows: SettingsRow[], key: SettingKey): SettingSource {
  const last = rows.findLast((row, index) => index === 0 || rows[index - 1]![key] !== row[key])
  if (!last) throw new Error('a shop without settings has no sources')
  return { kind: last.by === settingsFile ? 'file' : 'desk', at: last.at, by: last.by }
}
