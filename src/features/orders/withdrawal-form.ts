import { Refusal } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import type { WithdrawalAsked } from './ask-withdrawal.ts'
import type { ToWithdraw } from './find-to-withdraw.ts'

/** The withdrawal's form as typed. */
export type WithdrawalForm = {
  number: string
  email: string
  /** `all`, or `some` for what `pieces` says. */
  scope: string
  /** Pieces of each line, by its place; empty means none. */
  pieces: string[]
  statement: string
}

export const piecesField = (position: number): string => `pieces-${position}`

export const readWithdrawalForm = (form: FormData, lineCount: number): WithdrawalForm => ({
  number: formText(form, 'number'),
  email: formText(form, 'email'),
  scope: formText(form, 'scope') || 'all',
  pieces: Array.from({ length: lineCount }, (_, i) => formText(form, piecesField(i + 1)).trim()),
  statement: formText(form, 'statement'),
})

/**
 * The pieces that were named, or undefined for the whole order. Refused beside its field when a
 * number is none or beyond what was bought, and beside the choice when nothing is named.
 */
export function piecesAsked(typed: WithdrawalForm, lines: ToWithdraw['lines']): WithdrawalAsked['lines'] {
  if (typed.scope === 'all') return undefined
  const asked = lines.map((line, i) => {
    const text = typed.pieces[i] ?? ''
    const quantity = text === '' ? 0 : /^\d{1,6}$/.test(text) ? Number(text) : NaN
    if (!(quantity <= line.quantity)) throw new Refusal('refusal.withdrawal_quantity', {}, piecesField(i + 1))
    return { position: i + 1, quantity }
  })
  const some = asked.filter((line) => line.quantity > 0)
  if (some.length === 0) throw new Refusal('refusal.withdrawal_no_lines', {}, piecesField(1))
  return some
}
