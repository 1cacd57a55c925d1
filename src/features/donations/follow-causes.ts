import { isLang } from '../../core/i18n/lang.ts'
import { formatCents } from '../../core/money/format.ts'
import { splitShare } from './split-share.ts'

/**
 * In the browser: shows each cause's cents as soon as a box is ticked, by the very function that the
 * order is split with, and lets no fourth cause be picked.
 */
export function followCauses(field: HTMLElement): void {
  const { currency, decimals, lang, atMost } = field.dataset
  if (!isLang(lang) || !currency) return
  const money = { code: currency, decimals: Number(decimals) }
  const boxes = [...field.querySelectorAll<HTMLInputElement>('input[name=causes]')]

  const show = () => {
    const picked = boxes.filter((box) => box.checked)
    const receiving = (picked.length > 0 ? picked : boxes).map((box) => box.value)
    const shareCents = Number(field.dataset['shareCents'])
    const { perCause } = splitShare([shareCents], receiving)
    for (const box of boxes) {
      box.disabled = !box.checked && picked.length >= Number(atMost)
      const cents = perCause.find((part) => part.causeId === box.value)?.cents
      const shown = document.getElementById(`${box.id}-cents`)
      if (!shown) continue
      shown.textContent = shareCents > 0 && cents !== undefined ? formatCents(cents, money, lang) : ''
      shown.classList.toggle('quiet', picked.length === 0)
    }
  }
  field.addEventListener('change', show)
  show()
}
