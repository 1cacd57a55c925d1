import { readFileSync } from 'node:fs'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { read } from '../../db/client.ts'
import { auditEntries } from '../../db/schema/accounts.ts'
import { allTables } from '../../db/tables.ts'
import { langs } from '../../src/core/i18n/lang.ts'
import { auditWords } from '../../src/features/accounts/audit-words.ts'
import { shopper, type Person } from '../../src/features/accounts/person.ts'
import { ines, openMarket, type Market } from './market.ts'
import { importsOf, sources } from '../house/sources.ts'
import { ownerReads } from '../owner-reads.ts'
import { ownerVerbs } from '../owner-verbs.ts'
import type { Outsider } from '../outsider.ts'
import { codesOf } from '../refusals.ts'

const malo: Person = { role: 'staff', id: 'malo', name: 'Malo' }
const ngo: Person = { role: 'ngo', id: 'rivieres', causes: ['cau_1'] }

/** Exported functions of a file that call `called` themselves. */
const calling = (called: 'write' | 'demand', text: string): string[] =>
  text
    .split(/^(?=export |(?:async )?function |const )/m)
    .filter((part) => new RegExp(`\\b${called}\\(`).test(part))
    .flatMap((part) => /^export (?:async )?(?:const|function) (\w+)/.exec(part)?.[1] ?? [])

/** What the desk's pages lead to: the functions that open a transaction which writes, or ask who somebody is. */
const reached = (called: 'write' | 'demand'): string[] =>
  reachedFrom('src/pages/[lang]/owner/').flatMap((path) =>
    calling(called, readFileSync(path, 'utf8')).map((name) => `${path.replace('src/features/', '')} ${name}`),
  )

/** Without what is imported for its types alone. */
const values = (text: string): string => text.replace(/^import type [^']*'[^']*'$/gm, '')

/** The files that pages below `folder` import, and those that these import, as far as the features go. */
function reachedFrom(folder: string): string[] {
  const all = new Map(sources(['src']).map((source) => [source.path, source]))
  const reached = new Set<string>()
  const todo = [...all.keys()].filter((path) => path.startsWith(folder))
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    const source = all.get(path)
    if (source)
      todo.push(
        ...importsOf({ path, text: values(source.text) }).filter((to) =>
          /^src\/(features|layouts)\//.test(to),
        ),
      )
  }
  return [...reached].filter((path) => path.startsWith('src/features/')).sort()
}

/** Everything that is stored, but for the audit. */
async function stored(shell: Outsider): Promise<string> {
  const names = allTables
    .map((table) => getTableConfig(table).name)
    .filter((name) => name !== 'audit_entries')
  const rows = []
  for (const name of names) rows.push([name, await shell.rows(`select * from ${name} order by 1`)])
  return JSON.stringify(rows)
}

const closeAudit = (shell: Outsider): Promise<void> =>
  shell.exec(
    shell.engine === 'sqlite'
      ? `create trigger audit_closed before insert on audit_entries begin select raise(abort, 'audit closed'); end`
      : `alter table audit_entries add constraint audit_closed check (false) not valid`,
  )
const openAudit = (shell: Outsider): Promise<void> =>
  shell.exec(
    shell.engine === 'sqlite'
      ? 'drop trigger audit_closed'
      : 'alter table audit_entries drop constraint audit_closed',
  )

const audit = () => read().select().from(auditEntries)

test.each(Object.values(ownerVerbs).map(({ action }) => action))(
  '%s has words in both languages, for the journal',
  (action) => {
    for (const lang of langs) expect(auditWords(action, lang)).not.toBe(action)
  },
)

test('every verb that a page of the desk leads to is in the list, and none that is not', () => {
  const found = reached('write')
  expect(Object.keys(ownerVerbs).sort()).toEqual(found.sort())
})

describe.each(Object.entries(ownerVerbs))('%s', (_name, { may, action, act }) => {
  test(`is for ${may === 'staff' ? 'staff and owners' : 'owners'} alone, and leaves an entry in the audit with what it does`, async () => {
    const market: Market = await openMarket()
    const shell = market.outsider()
    const done = await act(market)
    const [before, entries] = [await stored(shell), await audit()]
    for (const by of [shopper, ngo, ...(may === 'owner' ? [malo] : [])])
      expect(await codesOf(() => done(by)), by.role).toEqual(['not_allowed'])

    // Where the entry can't be written, nothing else is.
    const by = may === 'owner' ? ines : malo
    await closeAudit(shell)
    await expect(done(by)).rejects.toThrow()
    await openAudit(shell)
    expect((await stored(shell)) === before, 'something else was written').toBe(true)
    expect(await audit()).toHaveLength(entries.length)

    await done(by)
    const known = new Set(entries.map(({ id }) => id))
    const fresh = (await audit()).filter(({ id }) => !known.has(id))
    expect(fresh.filter((entry) => entry.action === action)).toMatchObject([
      { personId: by.id, personName: by.name ?? by.id, role: by.role },
    ])
    expect(fresh.every((entry) => entry.personId === by.id)).toBe(true)
    expect((await stored(shell)) === before, 'nothing was written').toBe(false)
  })
})

describe('what is only looked at', () => {
  test('is in the list too, as far as it is not for everybody', () => {
    const writes = new Set(reached('write'))
    // What ends in `In` is a part of a verb that writes.
    const found = reached('demand').filter((name) => !writes.has(name) && !name.endsWith('In'))
    expect(Object.keys(ownerReads).sort()).toEqual(found.sort())
  })

  test.each(Object.entries(ownerReads))(
    '%s is for those alone whom its role names',
    async (_name, { may, look }) => {
      await openMarket()
      for (const by of [shopper, ngo, ...(may === 'owner' ? [malo] : [])])
        expect(await codesOf(() => look(by)), by.role).toEqual(['not_allowed'])
      for (const by of may === 'owner' ? [ines] : [malo, ines])
        try {
          await look(by)
        } catch (error) {
          // What it looks for may not be there; that it may look is what counts here.
          expect(error).toMatchObject({ code: expect.not.stringContaining('not_allowed') as string })
        }
    },
  )
})
