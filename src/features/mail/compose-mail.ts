import { createTransport } from 'nodemailer'
import type { QueuedMail } from './due-mails.ts'

export type Sender = { name: string; address: string }

// Nothing is sent: the transport gives the message back.
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/**
 * The message of RFC 5322 for a queued mail, text and HTML side by side (multipart/alternative). Composed
 * again it has the same date and Message-ID, so that a mail program shows it once.
 */
export async function composeMail(mail: QueuedMail, from: Sender): Promise<Buffer> {
  const domain = from.address.split('@')[1] ?? 'localhost'
  const { message } = await composer.sendMail({
    from,
    to: { name: mail.toName, address: mail.toAddress },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(mail.at),
    messageId: `<${mail.id}@${domain}>`,
    // RFC 3834: holiday replies must not answer it.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.lang },
    // Texts are ours and the shopper's: nothing in them may fetch a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  if (!Buffer.isBuffer(message)) throw new Error('The composer gave a stream where a buffer was asked for.')
  return message
}
