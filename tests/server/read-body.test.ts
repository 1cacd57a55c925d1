import { expect, test } from 'vitest'
import { isForm } from '../../src/server/read-body.ts'

const types = ['application/x-www-form-urlencoded', 'Application/X-WWW-Form-URLEncoded; Charset=UTF-8']

test.each(types)('a form of the type %s is read whatever its capitals (RFC 9110, 8.3.1)', async (type) => {
  expect(await isForm(type, Buffer.from('name=%C3%A9t%C3%A9+1'))).toBe(true)
  for (const broken of ['a=%ff', 'a=100%', 'a=%00'])
    expect(await isForm(type, Buffer.from(broken)), broken).toBe(false)
})
