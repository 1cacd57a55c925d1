import { write } from '../client.ts'
import { breakdownTemplates } from '../schema/costs.ts'
import type { Person } from '../../src/features/accounts/person.ts'
import { newId } from '../../src/core/id.ts'
import { saveTemplateIn } from '../../src/features/costs/save-template.ts'
import { seededRandom } from './seeded-random.ts'
import { templates } from './templates.ts'

/** The demo's templates of breakdowns; what is there already stays as it is. */
export async function seedTemplates(by: Person, at: string): Promise<void> {
  await write(async (tx) => {
    const known = new Set(
      (await tx.select({ id: breakdownTemplates.id }).from(breakdownTemplates)).map(({ id }) => id),
    )
    for (const { key, name, lines } of templates) {
      if (known.has(newId('tpl', seededRandom(`template ${key}`)))) continue
      await saveTemplateIn(tx, { by, name, lines, at }, seededRandom(`template ${key}`))
    }
  })
}
