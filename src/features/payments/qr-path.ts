import QRCode from 'qrcode'

/** Quiet zone on each side, in modules (ISO/IEC 18004). */
const quiet = 4

/**
 * A QR code as one SVG path: `size` is the side of its square view box in modules, the quiet zone
 * included. Error correction M, as EPC069-12 asks.
 */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const runs: string[] = []
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue
      const from = x
      while (x < modules.size && modules.get(y, x)) x += 1
      runs.push(`M${from + quiet} ${y + quiet}h${x - from}v1h-${x - from}z`)
    }
  return { size: modules.size + 2 * quiet, path: runs.join('') }
}
