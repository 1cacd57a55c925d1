import { expect, test } from 'vitest'
import { seededRandom } from '../../db/demo/seeded-random.ts'
import { seedTemplates } from '../../db/demo/seed-templates.ts'
import { templates } from '../../db/demo/templates.ts'
import { langs } from '../../src/core/i18n/lang.ts'
import { newId } from '../../src/core/id.ts'
import { currencyOf } from '../../src/core/money/currency.ts'
import { system } from '../../src/features/accounts/person.ts'
import { computeDraft } from '../../src/features/costs/compute-breakdown.ts'
import { listTemplates, readTemplate } from '../../src/features/costs/read-templates.ts'
import { freshDatabase } from '../database.ts'

test.each(templates)(
  'the template $key has one margin, the share, and names in both languages',
  ({ lines, name }) => {
    expect(lines.filter((line) => line.basis.kind === 'rest')).toHaveLength(1)
    expect(lines.filter((line) => line.group === 'donation')).toHaveLength(1)
    for (const text of [name, ...lines.map((line) => line.label)])
      for (const lang of langs) expect(text[lang].trim()).not.toBe('')
    const input = { priceCents: 8900, vatBp: 2000, batchSize: 100, lines }
    expect(computeDraft(input, currencyOf('EUR')).unplacedCents).toBe(0)
  },
)

test('the templates are seeded once, however often', async () => {
  await freshDatabase()
  for (let turn = 0; turn < 2; turn += 1) await seedTemplates(system('demo'), '2026-01-05T08:00:00.000Z')
  expect((await listTemplates()).map(({ name }) => name.fr).sort()).toEqual([
    'Alimentation',
    'Céramique',
    'Vêtement',
  ])
  const garment = await readTemplate(newId('tpl', seededRandom('template garment')))
  expect(garment).toEqual(templates[0]!.lines)
})
