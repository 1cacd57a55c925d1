import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { read } from '../db/client.ts'
import { products } from '../db/schema/catalogue.ts'
import { people } from '../db/schema/accounts.ts'
import { fingerprint } from '../src/core/web/fingerprint.ts'
import { addUser } from '../src/features/accounts/add-user.ts'
import { giveRole, takeRole } from '../src/features/accounts/change-role.ts'
import { inviteAgain, invitePerson } from '../src/features/accounts/invite-person.ts'
import type { Person } from '../src/features/accounts/person.ts'
import { addPicture } from '../src/features/catalogue/add-picture.ts'
import { arrangePictures, picturesOf, pictureValues } from '../src/features/catalogue/arrange-pictures.ts'
import { countStock } from '../src/features/catalogue/count-stock.ts'
import { createCategory } from '../src/features/catalogue/create-category.ts'
import { createManufacturer } from '../src/features/catalogue/create-manufacturer.ts'
import { createProduct } from '../src/features/catalogue/create-product.ts'
import { parseProduct, typedFrom } from '../src/features/catalogue/product-form.ts'
import { typedVariants } from '../src/features/catalogue/variants-form.ts'
import { actOnProducts } from '../src/features/costs/act-on-products.ts'
import { addDocument } from '../src/features/costs/add-document.ts'
import { announceReduction } from '../src/features/costs/announce-reduction.ts'
import { archiveVariant } from '../src/features/costs/archive-variant.ts'
import { editProduct } from '../src/features/costs/edit-product.ts'
import { autosaveDraft } from '../src/features/costs/autosave-draft.ts'
import { changeGivingRate } from '../src/features/costs/change-giving-rate.ts'
import { changeVat } from '../src/features/costs/change-vat.ts'
import { discardDraft } from '../src/features/costs/discard-draft.ts'
import { publishOverheadChange } from '../src/features/costs/overhead-change.ts'
import { publishCostChange } from '../src/features/costs/publish-cost-change.ts'
import { publishDraft } from '../src/features/costs/publish-draft.ts'
import { publish } from '../src/features/costs/publish.ts'
import { recordComponentCost } from '../src/features/costs/record-component-cost.ts'
import { addComponent, updateComponent } from '../src/features/costs/save-component.ts'
import { saveDraft } from '../src/features/costs/save-draft.ts'
import { addOverhead, setExpectedVolumes, setOverheadAmount } from '../src/features/costs/save-overhead.ts'
import { saveTemplate } from '../src/features/costs/save-template.ts'
import { saveVariants, variantsOf } from '../src/features/costs/save-variants.ts'
import { setPrice } from '../src/features/costs/set-price.ts'
import { updateOverhead } from '../src/features/costs/update-overhead.ts'
import { importCatalogue } from '../src/features/imports/import-catalogue.ts'
import { addNote } from '../src/features/orders/add-note.ts'
import { cancelOrder } from '../src/features/orders/cancel-order.ts'
import { eraseContact } from '../src/features/orders/erase-contact.ts'
import { placeOrder } from '../src/features/orders/place-order.ts'
import { publishReconciliation } from '../src/features/orders/publish-reconciliation.ts'
import { recordStep } from '../src/features/orders/record-step.ts'
import { recordSteps } from '../src/features/orders/record-steps.ts'
import { markPaid } from '../src/features/orders/settle-order.ts'
import { tellTracking } from '../src/features/orders/tell-tracking.ts'
import { archiveDelivery } from '../src/features/shop/archive-delivery.ts'
import { changeSeller } from '../src/features/shop/change-seller.ts'
import { changeSettings } from '../src/features/shop/change-settings.ts'
import { saveDelivery } from '../src/features/shop/save-delivery.ts'
import { writePageText } from '../src/features/shop/write-page-text.ts'
import { clothInput, invoice, linesWith, recordCost } from './features/costs/library.ts'
import { asked, cartWith, day, ines, publishNow, seed, type Market } from './features/market.ts'
import { scratchFolder } from './scratch.ts'
import { shirt, shirtLines } from './vectors/shirt.ts'

/**
 * One thing that can be done at the desk: who may, what the audit calls it, and how. `act` prepares what it needs
 * (the owner does) and gives what somebody then does.
 */
export type OwnerVerb = {
  may: 'owner' | 'staff'
  action: string
  act: (market: Market) => Promise<(by: Person) => Promise<unknown>>
}

const at = day(9)
const both = (fr: string, en = fr) => ({ fr, en })
const reason = both('Une bonne raison.', 'A good reason.')
const million = 1_000_000

/** What needs no preparation. */
const plain =
  (act: (by: Person, market: Market) => Promise<unknown>): OwnerVerb['act'] =>
  async (market) =>
  (by) =>
    act(by, market)

/** An order of one print, as far as it has come. */
async function order(market: Market, ...steps: ('paid' | 'shipped')[]): Promise<number> {
  const { number } = await placeOrder(asked(await cartWith([[market.print, 1]])), day(1))
  if (steps.includes('paid')) await markPaid({ by: seed, number, at: day(2) })
  if (steps.includes('shipped')) await recordStep({ by: seed, number, step: 'shipped', at: day(3) })
  return number
}

const ofOrder =
  (
    act: (of: { by: Person; number: number; at: string }) => Promise<unknown>,
    ...steps: ('paid' | 'shipped')[]
  ) =>
  async (market: Market) => {
    const number = await order(market, ...steps)
    return (by: Person) => act({ by, number, at })
  }

/** Somebody of the staff, added by the shop itself. */
async function somebody(): Promise<string> {
  const email = 'paul@exemple.fr'
  await addUser({ by: seed, email, name: 'Paul', role: 'staff', causeId: null, password: null, at: day(1) })
  const [known] = await read().select().from(people).where(eq(people.email, email))
  return known!.id
}

async function draftOf({ products: { print } }: Market) {
  const scope = { productId: print, variantId: null }
  const { versionId } = await saveDraft({ ...scope, by: ines, input: shirt, revision: null, at: day(2) })
  return { ...scope, versionId }
}

/** Cloth of the library in the shirt's lines, and another cost of it. */
async function clothOf({ products: { shirt: productId } }: Market) {
  const { componentId } = await addComponent({ by: ines, at: day(1), ...clothInput })
  await recordCost(componentId, 8_901_200, day(1))
  await publishNow(productId, { lines: await linesWith(componentId, day(1)), reason }, day(2))
  return { componentId, costId: await recordCost(componentId, 9_000_000, day(3)) }
}

const landlord = { name: 'Bailleur', kind: 'landlord' as const, place: 'Roubaix', country: 'FR' }
const rent = { label: both('Loyer', 'Rent'), recipient: landlord, allocationKey: 'pieces' as const }
const addRent = () => addOverhead({ by: ines, at: day(1), ...rent })

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()

const told = { lang: 'fr' as const, shop: 'Centime', siteUrl: 'https://shop.example', at }
const catalogue = Buffer.from(
  'Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price\nsac,Sac,,Nous,Title,Default Title,SAC-1,20.00\n',
)
const bike = {
  title: both('À vélo', 'By bike'),
  carrier: { name: 'Cycles', place: 'Lille', country: 'FR' },
  ...{ priceCents: 250, freeFromCents: null, transitDaysMin: 0, transitDaysMax: 1, countries: ['FR'] },
}

/** Every verb that the pages below /{lang}/owner lead to and that writes something, by its file and name. */
export const ownerVerbs: Record<string, OwnerVerb> = {
  'accounts/change-role.ts giveRole': {
    ...{ may: 'owner', action: 'person.role-given' },
    act: async () => {
      const personId = await somebody()
      return (by) => giveRole({ by, personId, role: 'owner', causeId: null, at })
    },
  },
  'accounts/change-role.ts takeRole': {
    ...{ may: 'owner', action: 'person.role-taken' },
    act: async () => {
      const personId = await somebody()
      return (by) => takeRole({ by, personId, role: 'staff', causeId: null, at })
    },
  },
  'accounts/invite-person.ts invitePerson': {
    ...{ may: 'owner', action: 'person.role-given' },
    act: plain((by) =>
      invitePerson({ ...told, by, email: 'x@exemple.fr', name: 'X', role: 'staff', causeId: null }),
    ),
  },
  'accounts/invite-person.ts inviteAgain': {
    ...{ may: 'owner', action: 'person.invite-again' },
    act: async () => {
      const personId = await somebody()
      return (by) => inviteAgain({ ...told, by, personId })
    },
  },
  'catalogue/add-picture.ts addPicture': {
    ...{ may: 'staff', action: 'product.picture_add' },
    act: async ({ products }) => {
      const [bytes, dataDir] = [await picture(), scratchFolder()]
      return (by) => addPicture({ by, productId: products.print, bytes, dataDir, at })
    },
  },
  'catalogue/arrange-pictures.ts arrangePictures': {
    ...{ may: 'staff', action: 'product.pictures' },
    act: async ({ products: { shirt: productId } }) => {
      const rows = await picturesOf(productId)
      const pictures = rows.map(({ id, variantId }, i) => ({
        ...{ id, variantId, alt: both('Autre', 'Other'), place: String(i + 1), removed: false },
      }))
      const seen = fingerprint(pictureValues(rows))
      return (by) => arrangePictures({ by, productId, pictures, seen, at })
    },
  },
  'catalogue/count-stock.ts countStock': {
    ...{ may: 'staff', action: 'product.stock' },
    act: plain((by, { bowl, products: { bowl: productId } }) => {
      const counts = [{ variantId: bowl, typed: '9', seen: 10 }]
      return countStock({ by, productId, counts, note: 'Un bol cassé', at })
    }),
  },
  'catalogue/create-category.ts createCategory': {
    ...{ may: 'staff', action: 'category.create' },
    act: plain((by) => createCategory({ by, name: both('Table', 'Tableware'), at })),
  },
  'catalogue/create-manufacturer.ts createManufacturer': {
    ...{ may: 'staff', action: 'manufacturer.create' },
    act: plain((by) =>
      createManufacturer({ by, name: 'Atelier', address: '1 rue', email: 'a@b.example', at }),
    ),
  },
  'catalogue/create-product.ts createProduct': {
    ...{ may: 'staff', action: 'product.create' },
    act: plain((by) => createProduct({ by, title: both('Sac', 'Bag'), vatBp: 2000, at })),
  },
  'costs/edit-product.ts editProduct': {
    ...{ may: 'staff', action: 'product.edit' },
    act: async ({ products: { print: productId } }) => {
      const [row] = await read().select().from(products).where(eq(products.id, productId))
      const typed = typedFrom(row!, 'fr')
      const edit = parseProduct({ ...typed, title_fr: 'Grande affiche' }, 'fr')
      return (by) => editProduct({ by, productId, edit, seen: fingerprint(typed), lang: 'fr', reason, at })
    },
  },
  'costs/act-on-products.ts actOnProducts': {
    ...{ may: 'staff', action: 'product.archive' },
    act: plain((by, { products: { print } }) =>
      actOnProducts({ by, act: 'archive', productIds: [print], at }),
    ),
  },
  'costs/add-document.ts addDocument': {
    ...{ may: 'staff', action: 'document.add' },
    act: async () => {
      const [bytes, dataDir] = [await picture(), scratchFolder()]
      const document = { bytes, dataDir, title: both('Facture', 'Invoice'), isPublic: true }
      return (by) => addDocument({ ...document, by, withheldReason: null, at })
    },
  },
  'costs/announce-reduction.ts announceReduction': {
    ...{ may: 'owner', action: 'reduction.announce' },
    act: plain((by, { products: { shirt: productId } }) =>
      announceReduction({
        ...{ by, productId, variantId: null, startsAt: day(40), endsAt: day(50), at: day(39) },
        input: { priceCents: 8500, reason },
      }),
    ),
  },
  'costs/archive-variant.ts archiveVariant': {
    ...{ may: 'staff', action: 'product.variant_archive' },
    act: plain((by, { products: { shirt: productId }, shirtS: variantId }) =>
      archiveVariant({ by, productId, variantId, archived: true, at }),
    ),
  },
  'costs/autosave-draft.ts autosaveDraft': {
    ...{ may: 'staff', action: 'breakdown.save' },
    act: plain((by, { products: { print: productId } }) =>
      autosaveDraft({ by, productId, variantId: null, input: shirt, revision: null, at }),
    ),
  },
  'costs/change-giving-rate.ts changeGivingRate': {
    ...{ may: 'owner', action: 'settings.giving' },
    act: plain((by) => changeGivingRate({ by, rateBp: 400, reason, at })),
  },
  'costs/change-vat.ts changeVat': {
    ...{ may: 'owner', action: 'settings.vat' },
    act: plain((by) => changeVat({ by, mode: 'franchise', rates: new Map(), keep: 'net', reason, at })),
  },
  'costs/discard-draft.ts discardDraft': {
    ...{ may: 'staff', action: 'breakdown.discard' },
    act: async (market) => {
      const { versionId: _, ...scope } = await draftOf(market)
      return (by) => discardDraft({ ...scope, by, revision: 1, at })
    },
  },
  'costs/overhead-change.ts publishOverheadChange': {
    ...{ may: 'owner', action: 'overhead.publish' },
    act: async ({ products: { shirt: productId } }) => {
      const { overheadId } = await addRent()
      const year = { by: ines, year: 2026, at: day(2) }
      await setOverheadAmount({ ...year, overheadId, amountCents: 10_000 })
      await setExpectedVolumes({ ...year, volumes: [{ productId, pieces: 100 }] })
      const choices = { all: { kind: 'absorb' as const } }
      return (by) => publishOverheadChange({ by, year: 2026, choices, reason, at })
    },
  },
  'costs/publish-cost-change.ts publishCostChange': {
    ...{ may: 'owner', action: 'component.publish' },
    act: async (market) => {
      const cloth = await clothOf(market)
      return (by) => publishCostChange({ ...cloth, by, choices: { all: { kind: 'absorb' } }, reason, at })
    },
  },
  'costs/publish-draft.ts publishDraft': {
    ...{ may: 'owner', action: 'breakdown.publish' },
    act: plain((by, { products: { print: productId } }) =>
      publishDraft({ by, productId, variantId: null, input: shirt, revision: null, at }),
    ),
  },
  'costs/publish.ts publish': {
    ...{ may: 'owner', action: 'breakdown.publish' },
    act: async (market) => {
      const { versionId } = await draftOf(market)
      return (by) => publish({ by, versionId, at })
    },
  },
  'costs/record-component-cost.ts recordComponentCost': {
    ...{ may: 'staff', action: 'component.cost' },
    act: async () => {
      const { componentId } = await addComponent({ by: ines, at: day(1), ...clothInput })
      const cost = { componentId, unitCostMicros: 9 * million, perMicros: million, at }
      return (by) => recordComponentCost({ ...cost, by, evidence: invoice('2026-03-01') })
    },
  },
  'costs/save-component.ts addComponent': {
    ...{ may: 'staff', action: 'component.add' },
    act: plain((by) => addComponent({ by, at, ...clothInput })),
  },
  'costs/save-component.ts updateComponent': {
    ...{ may: 'staff', action: 'component.update' },
    act: async () => {
      const { componentId } = await addComponent({ by: ines, at: day(1), ...clothInput })
      return (by) => updateComponent({ by, at, componentId, ...clothInput, label: both('Lin'), revision: 1 })
    },
  },
  'costs/save-draft.ts saveDraft': {
    ...{ may: 'staff', action: 'breakdown.save' },
    act: plain((by, { products: { print: productId } }) =>
      saveDraft({ by, productId, variantId: null, input: shirt, revision: null, at }),
    ),
  },
  'costs/save-overhead.ts addOverhead': {
    ...{ may: 'owner', action: 'overhead.add' },
    act: plain((by) => addOverhead({ by, at, ...rent })),
  },
  'costs/save-overhead.ts setOverheadAmount': {
    ...{ may: 'owner', action: 'overhead.amount' },
    act: async () => {
      const { overheadId } = await addRent()
      return (by) => setOverheadAmount({ by, overheadId, year: 2026, amountCents: 10_000, at })
    },
  },
  'costs/save-overhead.ts setExpectedVolumes': {
    ...{ may: 'owner', action: 'overhead.volumes' },
    act: plain((by, { products: { shirt: productId } }) =>
      setExpectedVolumes({ by, year: 2026, volumes: [{ productId, pieces: 100 }], at }),
    ),
  },
  'costs/update-overhead.ts updateOverhead': {
    ...{ may: 'owner', action: 'overhead.update' },
    act: async () => {
      const { overheadId } = await addRent()
      return (by) => updateOverhead({ by, at, overheadId, revision: 1, isArchived: true, ...rent })
    },
  },
  'costs/save-template.ts saveTemplate': {
    ...{ may: 'staff', action: 'template.save' },
    act: plain((by) => saveTemplate({ by, name: both('Chemise', 'Shirt'), lines: shirtLines, at })),
  },
  'costs/save-variants.ts saveVariants': {
    ...{ may: 'staff', action: 'product.variants' },
    act: async ({ bowl, products: { bowl: productId } }) => {
      const form = typedVariants(await variantsOf(productId))
      const typed = { ...form, values: { ...form.values, [`sku_${bowl}`]: 'BOL-1' } }
      return (by) => saveVariants({ by, productId, typed, seen: fingerprint(form.values), at })
    },
  },
  'costs/set-price.ts setPrice': {
    ...{ may: 'staff', action: 'price.set' },
    act: plain((by, { products: { print: productId } }) =>
      setPrice({ by, productId, variantId: null, grossCents: 1600, vatBp: 2000, at }),
    ),
  },
  'imports/import-catalogue.ts importCatalogue': {
    ...{ may: 'staff', action: 'catalogue.import-begin' },
    act: plain((by) => importCatalogue({ by, bytes: catalogue, dryRun: false, at })),
  },
  'orders/add-note.ts addNote': {
    ...{ may: 'staff', action: 'order.note' },
    act: ofOrder((of) => addNote({ ...of, text: 'Emballage cadeau' })),
  },
  'orders/cancel-order.ts cancelOrder': { may: 'staff', action: 'order.cancel', act: ofOrder(cancelOrder) },
  'orders/erase-contact.ts eraseContact': {
    ...{ may: 'staff', action: 'order.erase-contact' },
    act: ofOrder((of) => eraseContact({ ...of, mailFolder: scratchFolder() }), 'paid', 'shipped'),
  },
  'orders/publish-reconciliation.ts publishReconciliation': {
    ...{ may: 'owner', action: 'overhead.reconcile' },
    act: async () => {
      const { overheadId } = await addRent()
      const told = { year: 2025, realCents: new Map([[overheadId, 10_000]]), comment: reason }
      return (by) => publishReconciliation({ by, at, ...told })
    },
  },
  'orders/record-step.ts recordStep': {
    ...{ may: 'staff', action: 'order.packed' },
    act: ofOrder((of) => recordStep({ ...of, step: 'packed' }), 'paid'),
  },
  'orders/record-steps.ts recordSteps': {
    ...{ may: 'staff', action: 'order.packed' },
    act: ofOrder(({ number, ...of }) => recordSteps({ ...of, numbers: [number], step: 'packed' }), 'paid'),
  },
  'orders/settle-order.ts markPaid': {
    may: 'staff',
    action: 'order.paid',
    act: ofOrder((of) => markPaid(of)),
  },
  'orders/tell-tracking.ts tellTracking': {
    ...{ may: 'staff', action: 'order.tracking' },
    act: ofOrder((of) => tellTracking({ ...of, tracking: { number: 'R-77' } }), 'paid', 'shipped'),
  },
  'shop/archive-delivery.ts archiveDelivery': {
    ...{ may: 'owner', action: 'delivery.archive' },
    act: plain((by) => archiveDelivery({ by, key: 'home', at })),
  },
  'shop/change-seller.ts changeSeller': {
    ...{ may: 'owner', action: 'settings.seller' },
    act: plain((by) => {
      const typed = { name: 'Chez Claire', email: 'claire@exemple.fr', phone: '01 02 03 04 05' }
      return changeSeller({ by, section: 'shop', typed, at })
    }),
  },
  'shop/change-settings.ts changeSettings': {
    ...{ may: 'owner', action: 'settings.change' },
    act: plain((by) => changeSettings({ by, change: { bankTransferDays: 12 }, at })),
  },
  'shop/save-delivery.ts saveDelivery': {
    ...{ may: 'owner', action: 'delivery.add' },
    act: plain((by) => saveDelivery({ by, key: null, input: bike, at })),
  },
  'shop/write-page-text.ts writePageText': {
    ...{ may: 'owner', action: 'settings.text' },
    act: plain((by) => {
      const text = { title: 'Nos termes', description: 'Court.', markdown: 'Bonjour.' }
      return writePageText({ by, name: 'terms', lang: 'fr', seen: 0, text, at })
    }),
  },
}
