import { scrypt, timingSafeEqual } from 'node:crypto'
import { systemRandom, type Random } from '../../core/id.ts'
import { Refusal } from '../../core/refusal.ts'

/** OWASP's password storage cheat sheet for scrypt: of equal worth with N = 2^17, p = 1, at 32 MiB a time. */
const usual = { N: 2 ** 15, r: 8, p: 3 }
const keyBytes = 32

export const passwordLengthMin = 10
export const passwordLengthMax = 200

const derive = (password: string, salt: Uint8Array, cost: typeof usual): Promise<Buffer> =>
  new Promise((done, fail) => {
    const options = { ...cost, maxmem: 256 * cost.N * cost.r }
    // NFKC: the same letters typed on two keyboards are the same password (NIST SP 800-63B, 5.1.1.2).
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
      error ? fail(error) : done(key),
    )
  })

/** `scrypt$N$r$p$salt$key`, base64. Slow and hungry on purpose. */
export async function hashPassword(password: string, random: Random = systemRandom): Promise<string> {
  const salt = Buffer.from(random(16))
  const key = await derive(password, salt, usual)
  const { N, r, p } = usual
  return ['scrypt', N, r, p, salt.toString('base64'), key.toString('base64')].join('$')
}

/** Whether `hash` is that of `password`. Throws on a hash that is none of ours. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, N, r, p, salt = '', key = ''] = hash.split('$')
  if (kind !== 'scrypt') throw new Error('a password’s hash is not of scrypt')
  const known = Buffer.from(key, 'base64')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost), known)
}

/** Throws the refusal of a new password that is too short, too long or the person's own address. */
export function checkNewPassword(password: string, email: string, field = 'password'): void {
  if (password.length < passwordLengthMin)
    throw new Refusal('refusal.password_short', { n: passwordLengthMin }, field)
  if (password.length > passwordLengthMax)
    throw new Refusal('refusal.password_long', { n: passwordLengthMax }, field)
  const tooNear = password.toLowerCase() === email.toLowerCase() || new Set(password).size < 4
  if (tooNear) throw new Refusal('refusal.password_easy', {}, field)
}
