import { Refusal } from '../../core/refusal.ts'
import { formText } from '../../core/web/form-text.ts'
import type { AskedBy } from './asked-by.ts'
import { changePassword } from './change-password.ts'
import { endSession } from './open-sessions.ts'
import { addPasskey, removePasskey } from './passkey.ts'
import type { SignedIn } from './signed-in.ts'

/** What was done, for the page that says so. */
export type AccountDone = 'password' | 'session' | 'passkey' | 'passkey-removed'

/** Does what a form of somebody's own account asks for. */
export async function accountStep(form: FormData, account: SignedIn, by: AskedBy): Promise<AccountDone> {
  switch (formText(form, 'step')) {
    case 'session':
      await endSession(formText(form, 'session'), account, by)
      return 'session'
    case 'passkey-add': {
      const made = { credential: formText(form, 'credential'), name: formText(form, 'name') }
      await addPasskey(made, account, by)
      return 'passkey'
    }
    case 'passkey-remove':
      await removePasskey(formText(form, 'id'), account, by)
      return 'passkey-removed'
    default: {
      const password = formText(form, 'password')
      if (password !== formText(form, 'again')) throw new Refusal('refusal.password_twice', {}, 'again')
      await changePassword({ current: formText(form, 'current'), password }, account, by)
      return 'password'
    }
  }
}
