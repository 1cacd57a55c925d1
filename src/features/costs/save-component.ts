import { eq } from 'drizzle-orm'
import { write } from '../../../db/client.ts'
import { components } from '../../../db/schema/components.ts'
import type { Bilingual } from '../../core/i18n/lang.ts'
import { newId, systemRandom, type Random } from '../../core/id.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import { demand, type Person } from '../accounts/person.ts'
import { recordAuditIn } from '../accounts/record-audit.ts'
import { readComponent } from './read-components.ts'
import { isTold, sayMoment } from './say.ts'
import { recipientKinds, type Group, type Recipient } from './vocabulary.ts'

/** The groups that a component can stand in: what the shop pays others for. */
export const componentGroups = [
  'materials',
  'making',
  'transport',
  'design',
  'running',
] as const satisfies Group[]

export type ComponentInput = {
  group: Group
  label: Bilingual
  unit: Bilingual
  recipient: Recipient
  isArchived?: boolean
}

const mostInWords = 200

function refuse({ group, label, unit, recipient }: ComponentInput): void {
  const found: Refusal[] = []
  const words = [label.fr, label.en, unit.fr, unit.en, recipient.name, recipient.place]
  if (words.some((text) => text.length > mostInWords))
    found.push(new Refusal('refusal.costs_text_too_long', { most: mostInWords }, 'label'))
  if (!componentGroups.some((known) => known === group))
    found.push(new Refusal('refusal.costs_component_group', {}, 'group'))
  if (!isTold(label)) found.push(new Refusal('refusal.costs_component_label', {}, 'label'))
  if (!isTold(unit)) found.push(new Refusal('refusal.costs_component_unit', {}, 'unit'))
  if (!recipient.name.trim()) found.push(new Refusal('refusal.costs_component_supplier', {}, 'recipient'))
  else if (!recipientKinds.includes(recipient.kind) || !/^[A-Z]{2}$/.test(recipient.country))
    found.push(new Refusal('refusal.costs_recipient_unsound', { label }, 'recipient'))
  refuseAll(found)
}

const columns = ({ group, label, unit, recipient }: ComponentInput) => ({
  group,
  label,
  unit,
  recipientName: recipient.name.trim(),
  recipientKind: recipient.kind,
  recipientPlace: recipient.place.trim(),
  recipientCountry: recipient.country,
})

/** Puts a component into the library; its cost is recorded apart (`recordComponentCost`). */
export function addComponent(
  { by, at, ...input }: ComponentInput & { by: Person; at: string },
  random: Random = systemRandom,
): Promise<{ componentId: string }> {
  demand(by, 'edit', 'component')
  refuse(input)
  return write(async (tx) => {
    const id = newId('cmp', random)
    const saved = { revision: 1, savedAt: at, savedBy: by.id, archivedAt: null }
    await tx.insert(components).values({ id, ...columns(input), ...saved })
    const subject = { kind: 'component', id }
    await recordAuditIn(tx, { by, action: 'component.add', subject, after: columns(input), at }, random)
    return { componentId: id }
  })
}

/**
 * Changes a component's words, group or supplier; the lines that copied them keep what they have until its
 * cost changes. Refused when somebody saved it since (`revision`), and for another unit: the quantities of
 * lines are counted in it.
 */
export function updateComponent({
  by,
  at,
  componentId,
  revision,
  ...input
}: ComponentInput & { by: Person; at: string; componentId: string; revision: number }): Promise<void> {
  demand(by, 'edit', 'component')
  refuse(input)
  return write(async (tx) => {
    const { component } = await readComponent(componentId, tx)
    if (component.revision !== revision)
      throw new Refusal('refusal.costs_component_stale', {
        who: component.savedBy,
        when: sayMoment(component.savedAt),
      })
    if (component.unit.fr !== input.unit.fr || component.unit.en !== input.unit.en)
      throw new Refusal('refusal.costs_component_unit_fixed', {}, 'unit')
    const archivedAt = input.isArchived ? (component.archivedAt ?? at) : null
    await tx
      .update(components)
      .set({ ...columns(input), revision: revision + 1, savedAt: at, savedBy: by.id, archivedAt })
      .where(eq(components.id, componentId))
    await recordAuditIn(tx, {
      ...{ by, action: 'component.update', subject: { kind: 'component', id: componentId }, at },
      before: { ...columns(component), archivedAt: component.archivedAt },
      after: { ...columns(input), archivedAt },
    })
  })
}
