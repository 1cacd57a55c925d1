import { everyAudit, listAudit, auditChoices } from '../src/features/accounts/list-audit.ts'
import { listPeople } from '../src/features/accounts/list-people.ts'
import type { Person } from '../src/features/accounts/person.ts'
import { previewVat } from '../src/features/costs/change-vat.ts'
import { listReductions } from '../src/features/costs/list-reductions.ts'
import { openEditor } from '../src/features/costs/open-editor.ts'
import { previewOverheadChange } from '../src/features/costs/overhead-change.ts'
import { previewCostChange } from '../src/features/costs/preview-cost-change.ts'
import { previewGivingRate } from '../src/features/costs/preview-giving-rate.ts'
import { exportCatalogue } from '../src/features/imports/export-catalogue.ts'
import { keepUpload, readUpload } from '../src/features/imports/uploaded-file.ts'
import { readDeskOrder } from '../src/features/orders/desk-order.ts'
import { listOrders } from '../src/features/orders/list-orders.ts'
import { ordersCsv } from '../src/features/orders/orders-csv.ts'
import { ordersToDo } from '../src/features/orders/orders-to-do.ts'
import { pickingList } from '../src/features/orders/picking-list.ts'
import { day } from './features/market.ts'
import { scratchFolder } from './scratch.ts'

/** One thing that can be looked at, at the desk: who may, and how. */
export type OwnerRead = { may: 'owner' | 'staff'; look: (by: Person) => unknown }

const at = day(9)
const reason = { fr: 'Pour voir.', en: 'To see.' }
const all = { all: { kind: 'absorb' as const } }
const sha256 = '0'.repeat(64)

/** Everything that pages below /{lang}/owner read and that is not for everybody, by its file and name. */
export const ownerReads: Record<string, OwnerRead> = {
  'accounts/list-audit.ts auditChoices': { may: 'owner', look: (by) => auditChoices(by) },
  'accounts/list-audit.ts everyAudit': { may: 'owner', look: (by) => everyAudit(by, {}) },
  'accounts/list-audit.ts listAudit': { may: 'owner', look: (by) => listAudit(by, {}, 1) },
  'accounts/list-people.ts listPeople': { may: 'owner', look: (by) => listPeople(by) },
  'costs/change-vat.ts previewVat': {
    may: 'owner',
    look: (by) => previewVat({ by, mode: 'franchise', rates: new Map(), keep: 'net', reason, at }),
  },
  'costs/list-reductions.ts listReductions': { may: 'staff', look: (by) => listReductions(by, at) },
  'costs/open-editor.ts openEditor': {
    may: 'staff',
    look: (by) => openEditor({ by, slug: 'affiche', variantId: null, at }),
  },
  'costs/overhead-change.ts previewOverheadChange': {
    may: 'staff',
    look: (by) => previewOverheadChange({ by, year: 2026, choices: all, at }),
  },
  'costs/preview-cost-change.ts previewCostChange': {
    may: 'staff',
    look: (by) => previewCostChange({ by, componentId: 'cmp_1', costId: 'cst_1', choices: all, at }),
  },
  'costs/preview-giving-rate.ts previewGivingRate': {
    may: 'owner',
    look: (by) => previewGivingRate({ by, rateBp: 400, reason, at }),
  },
  'imports/export-catalogue.ts exportCatalogue': {
    may: 'staff',
    look: (by) => exportCatalogue({ by, lang: 'fr', siteUrl: 'https://shop.example', at }),
  },
  'imports/uploaded-file.ts keepUpload': {
    may: 'staff',
    look: (by) => keepUpload({ by, bytes: Buffer.from('a'), dataDir: scratchFolder(), at }),
  },
  'imports/uploaded-file.ts readUpload': {
    may: 'staff',
    look: (by) => readUpload({ by, sha256, dataDir: scratchFolder() }),
  },
  'orders/desk-order.ts readDeskOrder': { may: 'staff', look: (by) => readDeskOrder({ by, number: 1, at }) },
  'orders/list-orders.ts listOrders': { may: 'staff', look: (by) => listOrders({ by, page: 1 }) },
  'orders/orders-csv.ts ordersCsv': { may: 'staff', look: (by) => ordersCsv({ by }) },
  'orders/orders-to-do.ts ordersToDo': { may: 'staff', look: (by) => ordersToDo(by) },
  'orders/picking-list.ts pickingList': { may: 'staff', look: (by) => pickingList({ by }) },
}
