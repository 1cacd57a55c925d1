import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { environment } from '../../core/web/environment.ts'
import { addressHeader } from './asked-by.ts'
import { authAdapter } from './auth-adapter.ts'
import { authSecret } from './auth-secret.ts'
import { hashPassword, isPassword, passwordLengthMax, passwordLengthMin } from './password.ts'

/** The ways in that prove more than a password. */
const strongWays = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-authentication',
])

/** A passkey that its owner's finger, face or code did not open proves only that somebody holds the device. */
function demandVerifiedPerson(isVerified: boolean | undefined): void {
  if (!isVerified) throw new APIError('UNAUTHORIZED', { message: 'the person was not verified' })
}

/**
 * better-auth as the shop uses it: by its functions, from pages; none of its addresses is open. The server
 * checks where a form comes from (src/server/same-origin.ts), features/accounts/spend-attempt.ts counts tries.
 */
function makeAuth() {
  const { siteUrl, dataDir, authSecret: given } = environment()
  return betterAuth({
    appName: 'Centime',
    baseURL: siteUrl,
    secret: authSecret(dataDir, given),
    database: authAdapter,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: { additionalFields: { isDemo: { type: 'boolean', required: true, input: false } } },
    session: {
      expiresIn: 14 * 24 * 3600,
      updateAge: 24 * 3600,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
      password: {
        hash: (password) => hashPassword(password),
        verify: ({ hash, password }) => isPassword(password, hash),
      },
    },
    plugins: [
      twoFactor({ issuer: 'Centime' }),
      passkey({
        rpName: 'Centime',
        origin: siteUrl,
        registration: {
          afterVerification: ({ verification }) =>
            demandVerifiedPerson(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) =>
            demandVerifiedPerson(verification.authenticationInfo.userVerified),
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: {
              ...session,
              secondFactorAt: strongWays.has(context?.path ?? '')
                ? new Date()
                : (session['secondFactorAt'] ?? null),
            },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'centime',
      useSecureCookies: siteUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })
}

type Auth = ReturnType<typeof makeAuth>
const made = new Map<string, Auth>()

/** better-auth for this shop's address, made when it is first asked for. */
export function auth(): Auth {
  const { siteUrl } = environment()
  const known = made.get(siteUrl) ?? makeAuth()
  made.set(siteUrl, known)
  return known
}
