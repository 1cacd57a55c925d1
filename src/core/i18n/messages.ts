import enSite from '../../../content/messages/en/site.json' with { type: 'json' }
import enProduct from '../../../content/messages/en/product.json' with { type: 'json' }
import enShop from '../../../content/messages/en/shop.json' with { type: 'json' }
import enBuying from '../../../content/messages/en/buying.json' with { type: 'json' }
import enOrders from '../../../content/messages/en/orders.json' with { type: 'json' }
import enGiving from '../../../content/messages/en/giving.json' with { type: 'json' }
import enMail from '../../../content/messages/en/mail.json' with { type: 'json' }
import enCauses from '../../../content/messages/en/causes.json' with { type: 'json' }
import enHistory from '../../../content/messages/en/history.json' with { type: 'json' }
import enRounding from '../../../content/messages/en/rounding.json' with { type: 'json' }
import enLost from '../../../content/messages/en/lost.json' with { type: 'json' }
import enMoney from '../../../content/messages/en/money.json' with { type: 'json' }
import enChecks from '../../../content/messages/en/checks.json' with { type: 'json' }
import enServer from '../../../content/messages/en/server.json' with { type: 'json' }
import enImport from '../../../content/messages/en/import.json' with { type: 'json' }
import enMove from '../../../content/messages/en/move.json' with { type: 'json' }
import enBackup from '../../../content/messages/en/backup.json' with { type: 'json' }
import enEditor from '../../../content/messages/en/editor.json' with { type: 'json' }
import enRefusalEditor from '../../../content/messages/en/refusal-editor.json' with { type: 'json' }
import enRefusal from '../../../content/messages/en/refusal.json' with { type: 'json' }
import enRefusalCosts from '../../../content/messages/en/refusal-costs.json' with { type: 'json' }
import enComponents from '../../../content/messages/en/components.json' with { type: 'json' }
import enOverheads from '../../../content/messages/en/overheads.json' with { type: 'json' }
import enPromotions from '../../../content/messages/en/promotions.json' with { type: 'json' }
import enRefusalComponents from '../../../content/messages/en/refusal-components.json' with { type: 'json' }
import enRefusalCatalogue from '../../../content/messages/en/refusal-catalogue.json' with { type: 'json' }
import enRefusalImport from '../../../content/messages/en/refusal-import.json' with { type: 'json' }
import enRefusalCart from '../../../content/messages/en/refusal-cart.json' with { type: 'json' }
import enRefusalOrders from '../../../content/messages/en/refusal-orders.json' with { type: 'json' }
import enRefusalDonations from '../../../content/messages/en/refusal-donations.json' with { type: 'json' }
import enRefusalMove from '../../../content/messages/en/refusal-move.json' with { type: 'json' }
import enRefusalBackup from '../../../content/messages/en/refusal-backup.json' with { type: 'json' }
import enDeskProducts from '../../../content/messages/en/desk-products.json' with { type: 'json' }
import enRefusalProducts from '../../../content/messages/en/refusal-products.json' with { type: 'json' }
import enDeskHome from '../../../content/messages/en/desk-home.json' with { type: 'json' }
import enDeskOrders from '../../../content/messages/en/desk-orders.json' with { type: 'json' }
import enDeskSettings from '../../../content/messages/en/desk-settings.json' with { type: 'json' }
import enRefusalDeskOrders from '../../../content/messages/en/refusal-desk-orders.json' with { type: 'json' }
import enRefusalSettings from '../../../content/messages/en/refusal-settings.json' with { type: 'json' }
import enRefusalMail from '../../../content/messages/en/refusal-mail.json' with { type: 'json' }
import enAccounts from '../../../content/messages/en/accounts.json' with { type: 'json' }
import enDesk from '../../../content/messages/en/desk.json' with { type: 'json' }
import enAudit from '../../../content/messages/en/audit.json' with { type: 'json' }
import enRefusalAccounts from '../../../content/messages/en/refusal-accounts.json' with { type: 'json' }
import frSite from '../../../content/messages/fr/site.json' with { type: 'json' }
import frProduct from '../../../content/messages/fr/product.json' with { type: 'json' }
import frShop from '../../../content/messages/fr/shop.json' with { type: 'json' }
import frBuying from '../../../content/messages/fr/buying.json' with { type: 'json' }
import frOrders from '../../../content/messages/fr/orders.json' with { type: 'json' }
import frGiving from '../../../content/messages/fr/giving.json' with { type: 'json' }
import frMail from '../../../content/messages/fr/mail.json' with { type: 'json' }
import frCauses from '../../../content/messages/fr/causes.json' with { type: 'json' }
import frHistory from '../../../content/messages/fr/history.json' with { type: 'json' }
import frRounding from '../../../content/messages/fr/rounding.json' with { type: 'json' }
import frLost from '../../../content/messages/fr/lost.json' with { type: 'json' }
import frMoney from '../../../content/messages/fr/money.json' with { type: 'json' }
import frChecks from '../../../content/messages/fr/checks.json' with { type: 'json' }
import frServer from '../../../content/messages/fr/server.json' with { type: 'json' }
import frImport from '../../../content/messages/fr/import.json' with { type: 'json' }
import frMove from '../../../content/messages/fr/move.json' with { type: 'json' }
import frBackup from '../../../content/messages/fr/backup.json' with { type: 'json' }
import frEditor from '../../../content/messages/fr/editor.json' with { type: 'json' }
import frRefusalEditor from '../../../content/messages/fr/refusal-editor.json' with { type: 'json' }
import frRefusal from '../../../content/messages/fr/refusal.json' with { type: 'json' }
import frRefusalCosts from '../../../content/messages/fr/refusal-costs.json' with { type: 'json' }
import frComponents from '../../../content/messages/fr/components.json' with { type: 'json' }
import frOverheads from '../../../content/messages/fr/overheads.json' with { type: 'json' }
import frPromotions from '../../../content/messages/fr/promotions.json' with { type: 'json' }
import frRefusalComponents from '../../../content/messages/fr/refusal-components.json' with { type: 'json' }
import frRefusalCatalogue from '../../../content/messages/fr/refusal-catalogue.json' with { type: 'json' }
import frRefusalImport from '../../../content/messages/fr/refusal-import.json' with { type: 'json' }
import frRefusalCart from '../../../content/messages/fr/refusal-cart.json' with { type: 'json' }
import frRefusalOrders from '../../../content/messages/fr/refusal-orders.json' with { type: 'json' }
import frRefusalDonations from '../../../content/messages/fr/refusal-donations.json' with { type: 'json' }
import frRefusalMove from '../../../content/messages/fr/refusal-move.json' with { type: 'json' }
import frRefusalBackup from '../../../content/messages/fr/refusal-backup.json' with { type: 'json' }
import frDeskProducts from '../../../content/messages/fr/desk-products.json' with { type: 'json' }
import frRefusalProducts from '../../../content/messages/fr/refusal-products.json' with { type: 'json' }
import frDeskHome from '../../../content/messages/fr/desk-home.json' with { type: 'json' }
import frDeskOrders from '../../../content/messages/fr/desk-orders.json' with { type: 'json' }
import frDeskSettings from '../../../content/messages/fr/desk-settings.json' with { type: 'json' }
import frRefusalDeskOrders from '../../../content/messages/fr/refusal-desk-orders.json' with { type: 'json' }
import frRefusalSettings from '../../../content/messages/fr/refusal-settings.json' with { type: 'json' }
import frRefusalMail from '../../../content/messages/fr/refusal-mail.json' with { type: 'json' }
import frAccounts from '../../../content/messages/fr/accounts.json' with { type: 'json' }
import frDesk from '../../../content/messages/fr/desk.json' with { type: 'json' }
import frAudit from '../../../content/messages/fr/audit.json' with { type: 'json' }
import frRefusalAccounts from '../../../content/messages/fr/refusal-accounts.json' with { type: 'json' }
import { fillMessage, type MessageParams } from './fill-message.ts'
import type { Lang } from './lang.ts'

export type { MessageParams } from './fill-message.ts'

const fr = {
  ...frSite,
  ...frProduct,
  ...frShop,
  ...frBuying,
  ...frOrders,
  ...frGiving,
  ...frMail,
  ...frCauses,
  ...frHistory,
  ...frRounding,
  ...frLost,
  ...frMoney,
  ...frChecks,
  ...frServer,
  ...frImport,
  ...frMove,
  ...frBackup,
  ...frEditor,
  ...frRefusalEditor,
  ...frRefusal,
  ...frRefusalCosts,
  ...frComponents,
  ...frOverheads,
  ...frPromotions,
  ...frRefusalComponents,
  ...frRefusalCatalogue,
  ...frRefusalImport,
  ...frRefusalCart,
  ...frRefusalOrders,
  ...frRefusalDonations,
  ...frRefusalMove,
  ...frRefusalBackup,
  ...frDeskProducts,
  ...frRefusalProducts,
  ...frDeskHome,
  ...frDeskOrders,
  ...frDeskSettings,
  ...frRefusalDeskOrders,
  ...frRefusalSettings,
  ...frRefusalMail,
  ...frAccounts,
  ...frDesk,
  ...frAudit,
  ...frRefusalAccounts,
}
const en = {
  ...enSite,
  ...enProduct,
  ...enShop,
  ...enBuying,
  ...enOrders,
  ...enGiving,
  ...enMail,
  ...enCauses,
  ...enHistory,
  ...enRounding,
  ...enLost,
  ...enMoney,
  ...enChecks,
  ...enServer,
  ...enImport,
  ...enMove,
  ...enBackup,
  ...enEditor,
  ...enRefusalEditor,
  ...enRefusal,
  ...enRefusalCosts,
  ...enComponents,
  ...enOverheads,
  ...enPromotions,
  ...enRefusalComponents,
  ...enRefusalCatalogue,
  ...enRefusalImport,
  ...enRefusalCart,
  ...enRefusalOrders,
  ...enRefusalDonations,
  ...enRefusalMove,
  ...enRefusalBackup,
  ...enDeskProducts,
  ...enRefusalProducts,
  ...enDeskHome,
  ...enDeskOrders,
  ...enDeskSettings,
  ...enRefusalDeskOrders,
  ...enRefusalSettings,
  ...enRefusalMail,
  ...enAccounts,
  ...enDesk,
  ...enAudit,
  ...enRefusalAccounts,
}

export type MessageKey = keyof typeof fr

// Each side is checked against the other: a key that lacks one language does not compile.
const messages: Record<Lang, Record<MessageKey, string>> & { fr: Record<keyof typeof en, string> } = {
  fr,
  en,
}

/** Whether there is such a message: for keys made of what is stored. */
export const isMessageKey = (text: string): text is MessageKey => Object.hasOwn(fr, text)

/**
 * The text of `key` in `lang`. `{name}` is replaced by `params.name`; a text with a bar,
 * `une pièce|{n} pièces`, is singular | plural by `params.n` and the language's CLDR rule.
 */
export const t = (lang: Lang, key: MessageKey, params: MessageParams = {}): string =>
  fillMessage(messages[lang][key], lang, params)
