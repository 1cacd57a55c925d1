/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** From the address; elsewhere what the browser prefers. */
    lang: import('./core/i18n/lang.ts').Lang
    /** When the request came, ISO UTC: every verb of one request is given the same time. */
    now: string
    /** The secret of the visitor's cart, when their browser holds one of the right form. */
    cartSecret: string | null
    /** Pieces in that cart. */
    /** Null while the database can't be asked. */
    cartCount: number | null
    /** The shop's public address, from the settings and never from a request. */
    siteUrl: string
    shop: {
      name: string
      /** A demo shop says so on every page. */
      isDemo: boolean
      currency: import('./core/money/currency.ts').Currency
      /** ISO 3166-1 alpha-2: where the seller is. */
      country: string
      givingRateBp: number
      /** `domestic`, `one-stop-shop` or `franchise`. */
      vatMode: string
      /** The seller's country, when the shop is outside VAT: that must be said. Null: prices contain VAT. */
      vatFreeIn: string | null
      /** Whether any cause has agreed to receive. */
      hasCauses: boolean
    }
    /** Who is signed in and may act; null for everybody else, and for who owes a second factor. */
    person: import('./features/accounts/person.ts').Person | null
    /** Whose session the browser holds, whatever they may do yet. */
    account: import('./features/accounts/signed-in.ts').SignedIn | null
    /** What a person quotes when something broke; the log has the cause beside it. */
    requestId: string
  }
}
