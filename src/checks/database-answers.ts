import { count } from 'drizzle-orm'
import { read } from '../../db/client.ts'
import { shopSettings } from '../../db/schema/shop.ts'

/** Whether the database answers. The error of one that does not is for the caller's log. */
export async function databaseAnswers(): Promise<{ answers: true } | { answers: false; error: unknown }> {
  try {
    await read().select({ n: count() }).from(shopSettings)
    return { answers: true }
  } catch (error) {
    return { answers: false, error }
  }
}
