import type { Lang } from '../../core/i18n/lang.ts'
import { Refusal } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import { refusalsByField } from '../../core/web/refusals.ts'
import { askWithdrawal, type WithdrawalAcknowledged } from './ask-withdrawal.ts'
import { findToWithdraw, type ToWithdraw } from './find-to-withdraw.ts'
import type { OrderKnown } from './order-known.ts'
import { piecesAsked, readWithdrawalForm, type WithdrawalForm } from './withdrawal-form.ts'

/** What a withdrawal's page shows next. */
export type WithdrawalScreen =
  | { kind: 'find'; typed: WithdrawalForm; refused: Record<string, string> }
  | { kind: 'choose'; typed: WithdrawalForm; refused: Record<string, string>; order: ToWithdraw }
  | { kind: 'check'; typed: WithdrawalForm; order: ToWithdraw; chosen: ToWithdraw['lines'] }
  | { kind: 'done'; acknowledged: WithdrawalAcknowledged }

/**
 * One step of a withdrawal, from the form of either page: what to give back, then a look at it, then
 * the confirmation. Nothing is written before the last.
 */
export async function withdrawalStep(
  known: OrderKnown,
  form: FormData,
  { at, lang }: { at: string; lang: Lang },
): Promise<WithdrawalScreen> {
  const step = formText(form, 'step')
  let typed = readWithdrawalForm(form, 0)
  let order: ToWithdraw | null = null
  try {
    order = await findToWithdraw(known, at)
    typed = readWithdrawalForm(form, order.lines.length)
    if (step !== 'check' && step !== 'confirm') return { kind: 'choose', typed, refused: {}, order }
    const lines = piecesAsked(typed, order.lines)
    if (step === 'confirm') {
      const asked = { ...known, ...(lines ? { lines } : {}), statement: typed.statement, at }
      return { kind: 'done', acknowledged: await askWithdrawal(asked) }
    }
    return { kind: 'check', typed, order, chosen: chosenLines(order, lines) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = refusalsByField(error, lang, order ? 'scope' : 'number')
    return order ? { kind: 'choose', typed, refused, order } : { kind: 'find', typed, refused }
  }
}

const chosenLines = (
  { lines }: ToWithdraw,
  asked: { position: number; quantity: number }[] | undefined,
): ToWithdraw['lines'] =>
  asked?.flatMap(({ position, quantity }) => {
    const line = lines[position - 1]
    return line ? [{ ...line, quantity }] : []
  }) ?? lines
