import { beforeEach, expect, test } from 'vitest'
import { discardDraft } from '../../../src/features/costs/discard-draft.ts'
import { readDraft, readInput } from '../../../src/features/costs/read-draft.ts'
import { saveDraft } from '../../../src/features/costs/save-draft.ts'
import { codesOf } from '../../refusals.ts'
import { shirt } from '../../vectors/shirt.ts'
import { day, ines, malo, noor, openShop, publishNow } from './shop.ts'

const scope = { productId: 'shirt', variantId: null }

beforeEach(async () => void (await openShop()))

test('a draft comes back as it was written, its lines in the order of the groups', async () => {
  await saveDraft({ by: malo, ...scope, input: shirt, revision: null, at: day(1) })
  expect(await readDraft('shirt')).toMatchObject({ number: 1, revision: 1, savedBy: 'malo', savedAt: day(1) })
  expect((await readDraft('shirt'))!.input).toEqual(shirt)
  expect(await readDraft('mug')).toBeNull()
})

test('a published version is what the next draft begins with', async () => {
  const { versionId } = await publishNow(scope, {}, day(1))
  expect(await readInput(versionId)).toEqual(shirt)
  expect(await readInput('brk_none')).toBeNull()
})

test('a draft is discarded with its lines, not over somebody’s newer save, and never once published', async () => {
  await saveDraft({ by: malo, ...scope, input: shirt, revision: null, at: day(1) })
  await saveDraft({ by: ines, ...scope, input: shirt, revision: 1, at: day(2) })
  expect(await codesOf(() => discardDraft({ by: malo, ...scope, revision: 1, at: day(3) }))).toEqual([
    'costs_stale',
  ])
  expect(await codesOf(() => discardDraft({ by: noor, ...scope, revision: 2, at: day(3) }))).toEqual([
    'not_allowed',
  ])
  await discardDraft({ by: malo, ...scope, revision: 2, at: day(3) })
  expect(await readDraft('shirt')).toBeNull()
  await publishNow(scope, {}, day(3))
  expect(await codesOf(() => discardDraft({ by: malo, ...scope, revision: 1, at: day(3) }))).toEqual([
    'costs_draft_gone',
  ])
  const next = await saveDraft({ by: malo, ...scope, input: shirt, revision: null, at: day(4) })
  expect(next.number).toBe(2)
})
