import { sql } from 'drizzle-orm'
import { count, flag, holds, id, index, json, oneOf, table, uniqueIndex, when, words } from '../columns.ts'
import { causes } from './donations.ts'

/*
 * People and how they prove who they are. The properties' names up to `passkeys` are those of better-auth,
 * which reads and writes these tables by features/accounts/auth-adapter.ts.
 */

/** Somebody who can sign in. What they may do are rows of `person_roles`. */
export const people = table(
  'people',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    /** In small letters. */
    email: words('email').notNull(),
    emailVerified: flag('email_verified').notNull(),
    image: words('image'),
    twoFactorEnabled: flag('two_factor_enabled').notNull(),
    /** One of the demo shop's cast, whose password everybody knows: let in while the shop is a demo. */
    isDemo: flag('is_demo').notNull(),
    createdAt: when('created').notNull(),
    updatedAt: when('updated').notNull(),
  },
  (t) => [uniqueIndex('people_email').on(t.email)],
)

export const sessions = table(
  'sessions',
  {
    id: id('id').primaryKey(),
    userId: id('person_id')
      .notNull()
      .references(() => people.id),
    token: words('token').notNull(),
    expiresAt: when('expires').notNull(),
    createdAt: when('created').notNull(),
    updatedAt: when('updated').notNull(),
    ipAddress: words('ip_address'),
    userAgent: words('user_agent'),
    /** When a code, a recovery code or a passkey was given on the way in; null: a password alone. */
    secondFactorAt: when('second_factor'),
  },
  (t) => [uniqueIndex('sessions_token').on(t.token), index('sessions_person').on(t.userId)],
)

/** Passwords, as scrypt leaves them. The other columns are better-auth's, for ways in that the shop has not. */
export const credentials = table(
  'credentials',
  {
    id: id('id').primaryKey(),
    accountId: words('account_id').notNull(),
    providerId: words('provider_id').notNull(),
    userId: id('person_id')
      .notNull()
      .references(() => people.id),
    accessToken: words('access_token'),
    refreshToken: words('refresh_token'),
    idToken: words('id_token'),
    accessTokenExpiresAt: when('access_token_expires'),
    refreshTokenExpiresAt: when('refresh_token_expires'),
    scope: words('scope'),
    password: words('password'),
    createdAt: when('created').notNull(),
    updatedAt: when('updated').notNull(),
  },
  (t) => [uniqueIndex('credentials_provider').on(t.userId, t.providerId)],
)

/** What is half done: a sign-in that waits for its code, a passkey's challenge. */
export const verifications = table(
  'verifications',
  {
    id: id('id').primaryKey(),
    identifier: words('identifier').notNull(),
    value: words('value').notNull(),
    expiresAt: when('expires').notNull(),
    createdAt: when('created').notNull(),
    updatedAt: when('updated').notNull(),
  },
  (t) => [index('verifications_identifier').on(t.identifier), index('verifications_expires').on(t.expiresAt)],
)

/** The secret of an authenticator app and the recovery codes, both encrypted. */
export const secondFactors = table(
  'second_factors',
  {
    id: id('id').primaryKey(),
    userId: id('person_id')
      .notNull()
      .references(() => people.id),
    secret: words('secret').notNull(),
    backupCodes: words('backup_codes').notNull(),
    verified: flag('verified'),
    failedVerificationCount: count('failed_verification_count'),
    lockedUntil: when('locked_until'),
  },
  (t) => [uniqueIndex('second_factors_person').on(t.userId)],
)

export const passkeys = table(
  'passkeys',
  {
    id: id('id').primaryKey(),
    userId: id('person_id')
      .notNull()
      .references(() => people.id),
    name: words('name'),
    publicKey: words('public_key').notNull(),
    credentialID: words('credential_id').notNull(),
    counter: count('counter').notNull(),
    deviceType: words('device_type').notNull(),
    backedUp: flag('backed_up').notNull(),
    transports: words('transports'),
    createdAt: when('created'),
    aaguid: words('aaguid'),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialID), index('passkeys_person').on(t.userId)],
)

/** How often something was tried lately (a password, a code): the window it counts in, for all processes. */
export const attempts = table(
  'attempts',
  {
    /** What is tried and by whom, as a hash: no address is kept of who is not known. */
    key: words('key').primaryKey(),
    count: count('count').notNull(),
    /** When the window ends and the count begins anew. */
    untilAt: when('until').notNull(),
  },
  (t) => [index('attempts_until').on(t.untilAt)],
)

/** A one-time link by which a person sets their password: invited, made on the command line, or forgotten. */
export const passwordLinks = table(
  'password_links',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => people.id),
    kind: words('kind').notNull(),
    /** SHA-256 of the secret in the link. */
    secretHash: words('secret_hash').notNull(),
    createdAt: when('created').notNull(),
    expiresAt: when('expires').notNull(),
    /** When it was followed, or made void by a later one. */
    usedAt: when('used'),
  },
  (t) => [
    uniqueIndex('password_links_secret').on(t.secretHash),
    index('password_links_person').on(t.personId),
    oneOf('password_links_kind', t.kind, ['invitation', 'reset']),
  ],
)

export const givenRoles = ['owner', 'staff', 'ngo'] as const

/** Roles given and taken: of one person, role and cause the latest row counts. Append-only. */
export const personRoles = table(
  'person_roles',
  {
    id: id('id').primaryKey(),
    personId: id('person_id')
      .notNull()
      .references(() => people.id),
    /** 1, 2, 3 … within the person. */
    sequence: count('sequence').notNull(),
    role: words('role').notNull(),
    /** Whose member an NGO's person is; null for the shop's own people. */
    causeId: id('cause_id').references(() => causes.id),
    kind: words('kind').notNull(),
    at: when('given').notNull(),
    by: words('given_by').notNull(),
  },
  (t) => [
    uniqueIndex('person_roles_sequence').on(t.personId, t.sequence),
    oneOf('person_roles_role', t.role, givenRoles),
    oneOf('person_roles_kind', t.kind, ['given', 'taken']),
    holds('person_roles_cause', sql`(${t.role} = 'ngo') = (${t.causeId} is not null)`),
  ],
)

/** Who changed what and when. Append-only. */
export const auditEntries = table(
  'audit_entries',
  {
    id: id('id').primaryKey(),
    at: when('happened').notNull(),
    /** An account's id, or the name of the job or command. */
    personId: words('person_id').notNull(),
    personName: words('person_name').notNull(),
    role: words('role').notNull(),
    /** `product.archive`: what it is done to, then what is done. */
    action: words('action').notNull(),
    subjectKind: words('subject_kind').notNull(),
    subjectId: words('subject_id').notNull(),
    before: json<unknown>('before_json'),
    after: json<unknown>('after_json'),
    requestId: words('request_id'),
  },
  (t) => [
    index('audit_entries_happened').on(t.at),
    index('audit_entries_person').on(t.personId, t.at),
    index('audit_entries_subject').on(t.subjectKind, t.subjectId),
  ],
)
