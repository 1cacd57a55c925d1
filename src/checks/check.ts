import type { Reader } from '../../db/client.ts'
import type { MessageKey } from '../core/i18n/messages.ts'

/** One invariant of the shop, written once: run by the tests, every night, and for the page /checks. */
export type Check = {
  /** Small letters and hyphens; the key of its last result. */
  name: string
  /** What holds, in a sentence. */
  title: MessageKey
  /** How many things were looked at, and for each that does not hold a line in English. All reads see one state. */
  run: (on: Reader, at: string) => Promise<{ looked: number; failures: string[] }>
}
