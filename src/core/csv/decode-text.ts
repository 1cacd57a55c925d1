/** Why bytes are not a text that can be read. */
export type NotText = 'workbook' | 'binary'

export type DecodedText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }

/** A zip (an Excel or LibreOffice workbook), or the older Excel's container. */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

const startsWith = (bytes: Uint8Array, mark: number[]) => mark.every((byte, at) => bytes[at] === byte)

/** How many bytes of `sample` are zero at even and at odd places. */
function zeros(sample: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 }
  sample.forEach((byte, at) => {
    if (byte === 0) count[at % 2 === 0 ? 'even' : 'odd'] += 1
  })
  return count
}

/** UTF-16 without its mark: Latin text has a zero in every other byte. */
function utf16Kind(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const { even, odd } = zeros(sample)
  const half = sample.length / 2
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be'
  return null
}

/** A text holds a stray control character at most, tabs and line ends aside: so many, or this share of it. */
const strayControls = 5
const controlShare = 0.02
function looksBinary(sample: Uint8Array): boolean {
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return controls > Math.max(strayControls, sample.length * controlShare)
}

/**
 * The text of a file whose encoding nobody told: UTF-8 or UTF-16 with a mark, UTF-16 without one,
 * UTF-8, else Windows-1252, as spreadsheets on Windows write. Zero characters are left out.
 */
export function decodeText(bytes: Uint8Array): DecodedText | NotText {
  const decode = (encoding: DecodedText['encoding'], fatal = false): DecodedText => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes).replaceAll('\0', ''),
    encoding,
  })
  if (workbooks.some((mark) => startsWith(bytes, mark))) return 'workbook'
  if (startsWith(bytes, [0xff, 0xfe])) return decode('utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return decode('utf-16be')
  const sample = bytes.subarray(0, 4096)
  const wide = utf16Kind(sample)
  if (wide) return decode(wide)
  if (looksBinary(sample)) return 'binary'
  try {
    return decode('utf-8', true)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return decode('windows-1252')
  }
}
