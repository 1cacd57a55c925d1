import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanDescription, plainText } from '../../../src/features/catalogue/clean-description.ts'
import { runs } from '../../runs.ts'

test('only a leaflet’s tags stay, without attributes', () => {
  expect(
    cleanDescription('<h3 class="x" style="color:red">Lin</h3><div><b>gras</b> <i>penché</i></div>'),
  ).toBe('<p>Lin</p><p><strong>gras</strong> <em>penché</em></p>')
  expect(cleanDescription('<ul><li>un</li></ul><table><tr><td>x</td></tr></table>')).toBe(
    '<ul><li>un</li></ul>x',
  )
})

test('scripts, styles, frames and pictures go, with what they hold', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<style>*{display:none}</style>',
    '<iframe src="https://x.example"></iframe>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><text>x</text></svg>',
    '<p><scr<script>ipt>alert(1)</scr</script>ipt></p>',
  ]
  for (const html of hostile) {
    const clean = cleanDescription(`<p>a</p>${html}`)
    expect(clean, html).not.toMatch(/<(?!\/?(?:p|br|ul|ol|li|strong|em|a)\b)/i)
    expect(clean, html).not.toMatch(/onerror|onload|src=/)
  }
})

test('a link keeps an http address without what tracks, and nothing else', () => {
  expect(
    cleanDescription(
      '<p><a href="https://a.example/?utm_source=x&amp;b=1" target="_blank" onclick="y()">ici</a></p>',
    ),
  ).toBe('<p><a href="https://a.example/?b=1" rel="nofollow">ici</a></p>')
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    '//evil.example',
    '/path',
    'data:text/html,x',
    'mailto:a@b.c',
  ]) {
    expect(cleanDescription(`<p><a href="${href}">ici</a></p>`), href).toBe('<p>ici</p>')
  }
})

test('plain text becomes paragraphs', () => {
  expect(cleanDescription('Un bol.\n\nDeux < trois & quatre\r\nlignes')).toBe(
    '<p>Un bol.</p><p>Deux &lt; trois &amp; quatre<br />lignes</p>',
  )
  expect(cleanDescription('  ')).toBe('')
  expect(cleanDescription('<p>&nbsp;</p>')).toBe('')
})

test('cleaning a clean text changes nothing', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<ul><li>',
      '</li></ul>',
      '<a href="https://a.example/?ref=1">',
      '</a>',
    ),
    fc.constantFrom(
      '<br>',
      '\n\n',
      '\n',
      '&amp;',
      '<script>',
      '<h2>',
      '<',
      '>',
      '"',
      '\0',
      'é',
      '<div>',
      '</div>',
    ),
    fc.string({ maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const clean = cleanDescription(pieces.join(''))
      expect(cleanDescription(clean)).toBe(clean)
    }),
    { numRuns: runs(500, 20_000) },
  )
})

test('the words of a text are its tags’ content on one line', () => {
  expect(plainText('<p>Un <b>bol</b></p><p>&amp; une tasse&nbsp;</p>')).toBe('Un bol & une tasse')
})
