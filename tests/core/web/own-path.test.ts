import { expect, test } from 'vitest'
import { ownPath } from '../../../src/core/web/own-path.ts'

test.each(['/fr', '/fr/owner', '/en/owner/audit?action=person.add&page=2'])('%s is a way on', (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  '',
  'https://evil.example/fr',
  '//evil.example/fr',
  '/\\evil.example',
  '/fr\\..\\..\\evil',
  '/fr/\t/evil.example',
  '/fr\n/owner',
  ' /fr',
  'javascript:alert(1)',
  '/api/v1/products',
  '/french',
  '/fr/../../api',
  `/fr/${'a'.repeat(600)}`,
])('%j is none', (path) => {
  expect(ownPath(path)).toBeNull()
})

test('dots are taken away before they lead anywhere', () => {
  expect(ownPath('/fr/products/../owner')).toBe('/fr/owner')
  expect(ownPath('/fr/../api/v1')).toBeNull()
})
