import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closedRoom } from '../../../src/features/accounts/closed-room.ts'

test.each([
  ['/fr/owner', 'owner'],
  ['/en/owner/people', 'owner'],
  ['/fr/owner/', 'owner'],
  ['/fr//owner', 'owner'],
  ['//fr//owner', 'owner'],
  ['/FR/Owner', 'owner'],
  ['/fr/%6fwner', 'owner'],
  ['/fr/%256fwner', 'owner'],
  ['/%66r/owner', 'owner'],
  ['/fr%2fowner', 'owner'],
  ['/fr\\owner', 'owner'],
  ['/fr/./owner', 'owner'],
  ['/fr/products/../owner', 'owner'],
  ['/fr/products/%2e%2e/owner', 'owner'],
  ['/../fr/owner', 'owner'],
  ['/fr/ngo', 'ngo'],
  ['/fr/account', 'account'],
  ['/fr/owners', null],
  ['/fr/products/owner', null],
  ['/owner', null],
  ['/fr/owner/../products', null],
  ['/fr', null],
  ['/', null],
])('%s leads to %s', (path, room) => {
  expect(closedRoom(path, '/[lang]/[page]')).toBe(room)
})

test('the page that was chosen decides, whatever the path says', () => {
  expect(closedRoom('/fr/anything', '/[lang]/owner/people')).toBe('owner')
  expect(closedRoom('/fr/owner', '/[lang]/owner')).toBe('owner')
  expect(closedRoom('/fr/%E0%A4%A', '/[lang]/ngo')).toBe('ngo')
  expect(closedRoom('/fr/anything', '/[lang]/products/[slug]')).toBeNull()
})

test('any letter may be encoded, any number of slashes doubled, any case used', () => {
  const spelled = fc
    .array(fc.tuple(fc.constantFrom(0, 1, 2), fc.boolean()), { minLength: 9, maxLength: 9 })
    .map((ways) =>
      [...'/fr/owner'].map((sign, i) => {
        const [how, upper] = ways[i]!
        if (sign === '/') return '/'.repeat(how + 1)
        const letter = upper ? sign.toUpperCase() : sign
        const once = `%${letter.charCodeAt(0).toString(16)}`
        return how === 0 ? letter : how === 1 ? once : once.replace('%', '%25')
      }),
    )
    .map((signs) => signs.join(''))
  fc.assert(fc.property(spelled, (path) => closedRoom(path, '/404') === 'owner'))
})
