import type { Check } from './check.ts'
import { check as mailIsDelivered } from './mail-is-delivered.ts'

/** Every invariant, in the order in which the page shows them. */
export const allChecks: readonly Check[] = [mailIsDelivered]
