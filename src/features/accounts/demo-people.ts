import type { GivenRole } from './roles.ts'

export type DemoPerson = {
  email: string
  name: string
  role: GivenRole
  /** The cause whose member they are. */
  causeSlug: string | null
}

/** Known to everybody, and of use in a demo only. */
export const demoPassword = 'centime-demo'

const owner: DemoPerson = {
  email: 'claire@centime.example',
  name: 'Claire Bertin',
  role: 'owner',
  causeSlug: null,
}
const staff: DemoPerson = {
  email: 'malo@centime.example',
  name: 'Malo Kerven',
  role: 'staff',
  causeSlug: null,
}

/** The demo's people: an owner, somebody of the staff, and a member of each cause. */
export const demoPeople = (causes: readonly { slug: string; name: string }[]): DemoPerson[] => [
  owner,
  staff,
  ...causes.map(({ slug, name }): DemoPerson => ({
    email: `${slug}@centime.example`,
    name,
    role: 'ngo',
    causeSlug: slug,
  })),
]
