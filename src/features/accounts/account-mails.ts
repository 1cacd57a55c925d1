import type { Lang } from '../../core/i18n/lang.ts'
import { t } from '../../core/i18n/messages.ts'
import { to } from '../../core/i18n/path.ts'
import { layOutMail, type MailPiece } from '../mail/mail-layout.ts'
import type { Mail } from '../mail/queue-mail.ts'

/** Where a mail comes from and whom it is for. */
export type Addressed = {
  /** Differs for each mail. */
  onceKey: string
  lang: Lang
  to: { address: string; name: string }
  shop: string
  /** The shop's public address. */
  siteUrl: string
  at: string
}

const mail = ({ onceKey, lang, to, at }: Addressed, subject: string, pieces: MailPiece[]): Mail => ({
  onceKey,
  lang,
  to,
  subject,
  ...layOutMail(lang, pieces),
  at,
})

/** Tells somebody that they have a role; who has no password yet gets the link by which they choose one. */
export function invitationMail(addressed: Addressed, by: string, secret: string | null): Mail {
  const { lang, shop, siteUrl } = addressed
  const links = to(lang)
  const said = secret === null ? 'accounts.invitation_known' : 'accounts.invitation_mail'
  const way = secret === null ? links.signIn() : links.signInLink(secret)
  const label = secret === null ? 'accounts.sign_in_link' : 'accounts.invitation_link'
  return mail(addressed, t(lang, 'accounts.invitation_subject', { shop }), [
    { kind: 'text', text: t(lang, said, { by, shop }) },
    { kind: 'link', text: t(lang, label), url: siteUrl + way },
  ])
}

/** The link by which somebody who has forgotten their password chooses a new one. */
export function resetMail(addressed: Addressed, secret: string): Mail {
  const { lang, shop, siteUrl } = addressed
  return mail(addressed, t(lang, 'accounts.reset_subject'), [
    { kind: 'text', text: t(lang, 'accounts.reset_mail', { shop }) },
    { kind: 'link', text: t(lang, 'accounts.invitation_link'), url: siteUrl + to(lang).signInLink(secret) },
  ])
}
