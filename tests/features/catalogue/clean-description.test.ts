import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanDescription, plainText } from '../../../src/features/catalogue/clean-description.ts'
import { runs } from '../../runs.ts'

test('only a leaflet’s tags stay, without attributes', () => {
  expect(
    cleanDescription('<h3 class="x" style="color:red">Lin</h3><div><b>gras</b> <i>penché</i></div>'),
  ).toBe('<p>Lin</p><p><strong>gras</strong> <em>penché</em></p>')
  expect(cleanDescription('<ul><li>un</li></ul><table><tr><td>x</td></tr></table>')).toBe(
    '<ul><li>un</li></ul><p>x</p>',
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

test('paragraphs and lists stand side by side, whatever stood in what', () => {
  for (const [written, clean] of [
    ['<div><div>a</div>b<p>c</p>d</div>', '<p>a</p><p>b</p><p>c</p><p>d</p>'],
    ['a<ul><li><p>b</p></li><li>c', '<p>a</p><ul><li>b</li><li>c</li></ul>'],
    ['<b>x<p>y</p></b>z', '<p><strong>x</strong></p><p>y</p><p>z</p>'],
    ['<li>alone</li>', '<p>alone</p>'],
    ['<ul>bare<li>a</li></ul>', '<ul><li>bare</li><li>a</li></ul>'],
    ['<ul><li>a<ul><li>b</li></ul></li></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['<p><b>a<i>b</b>c</i></p>', '<p><strong>a<em>b</em></strong>c</p>'],
    ['</p></ul>x', '<p>x</p>'],
    [
      '<table><tr><th>S</th> <td>69</td></tr><tr><td>M</td><td>73</td></tr></table>',
      '<p>S · 69</p><p>M · 73</p>',
    ],
  ]) {
    expect(cleanDescription(written!), written).toBe(clean)
  }
})

test('no tag is left open and none closes what is not', () => {
  const piece = fc.constantFrom('<p>', '</p>', '<ul>', '</ul>', '<ol>', '<li>', '</li>', '<b>', '</b>', '<i>', '</i>', 'x', ' ', '<br>', '<a href="https://a.example/">', '</a>') // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const open: string[] = []
      for (const [, slash, name] of cleanDescription(pieces.join('')).matchAll(/<(\/?)(\w+)[^>]*>/g)) {
        if (name === 'br') continue
        if (slash) expect(open.pop()).toBe(name)
        else {
          if (name === 'p') expect(open).toEqual([])
          if (name === 'ul' || name === 'ol') expect(['li', undefined]).toContain(open.at(-1))
          open.push(name!)
        }
      }
      expect(open).toEqual([])
    }),
    { numRuns: runs(1000, 50_000) },
  )
})
