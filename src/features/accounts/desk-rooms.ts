import type { Lang } from '../../core/i18n/lang.ts'
import { t, type MessageKey } from '../../core/i18n/messages.ts'
import { to } from '../../core/i18n/path.ts'
import { can, type Person } from './person.ts'

type Links = ReturnType<typeof to>

/** The desk's rooms in the order of its navigation. A new one is one entry here. */
const rooms = [
  {
    key: 'home',
    label: 'desk.home',
    does: null,
    href: (links: Links) => links.owner.home,
    may: (by: Person) => can(by, 'see', 'desk'),
  },
  {
    key: 'products',
    label: 'desk_products.nav',
    does: 'desk_products.does',
    href: (links: Links) => links.owner.products(),
    may: (by: Person) => can(by, 'edit', 'catalogue'),
  },
  {
    key: 'components',
    label: 'components.title',
    does: 'components.lead',
    href: (links: Links) => links.owner.components(),
    may: (by: Person) => can(by, 'edit', 'component'),
  },
  {
    key: 'orders',
    label: 'desk_orders.room',
    does: 'desk_orders.room_does',
    href: (links: Links) => links.owner.orders(),
    may: (by: Person) => can(by, 'see', 'order'),
  },
  {
    key: 'promotions',
    label: 'promotions.title',
    does: 'promotions.lead',
    href: (links: Links) => links.owner.promotions(),
    may: (by: Person) => can(by, 'publish', 'breakdown'),
  },
  {
    key: 'overheads',
    label: 'overheads.title',
    does: 'overheads.lead',
    href: (links: Links) => links.owner.overheads(),
    may: (by: Person) => can(by, 'change', 'settings'),
  },
  {
    key: 'settings',
    label: 'desk_settings.room',
    does: 'desk_settings.room_does',
    href: (links: Links) => links.owner.settings(),
    may: (by: Person) => can(by, 'change', 'settings'),
  },
  {
    key: 'people',
    label: 'desk.people',
    does: 'desk.home_people',
    href: (links: Links) => links.owner.people(),
    may: (by: Person) => can(by, 'see', 'people'),
  },
  {
    key: 'audit',
    label: 'desk.audit',
    does: 'desk.home_audit',
    href: (links: Links) => links.owner.audit(),
    may: (by: Person) => can(by, 'see', 'audit'),
  },
] as const satisfies {
  key: string
  label: MessageKey
  /** What can be done there, for the desk's home. */
  does: MessageKey | null
  href: (links: Links) => string
  may: (by: Person) => boolean
}[]

export type DeskRoom = {
  key: (typeof rooms)[number]['key']
  label: string
  does: string | null
  href: string
}

/** The rooms that somebody may enter. */
export const deskRooms = (by: Person, lang: Lang): DeskRoom[] =>
  rooms
    .filter(({ may }) => may(by))
    .map(({ key, label, does, href }) => ({
      key,
      label: t(lang, label),
      does: does && t(lang, does),
      href: href(to(lang)),
    }))
