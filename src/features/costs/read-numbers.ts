import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { parseBp, parseCents, parseMicros, parseUnitCost } from '../../core/money/parse.ts'
import { Refusal } from '../../core/refusal.ts'

/** What the amounts of a form are read with. */
export type FormGround = { currency: Currency; lang: Lang }

const missingCode = (name: string) =>
  name === 'price'
    ? 'refusal.editor_price_missing'
    : name.endsWith('.quantity')
      ? 'refusal.editor_quantity_missing'
      : 'refusal.editor_number_missing'

/** Reads one field's number, and notes why it can't be read. */
export class Numbers {
  /** What was typed and can't be read. */
  readonly refusals: Refusal[] = []
  /** What was not typed yet: it counts as 0 in a draft and keeps it from being published. */
  readonly missing: Refusal[] = []
  readonly #ground: FormGround
  constructor(ground: FormGround) {
    this.#ground = ground
  }

  #read(typed: string, name: string, label: Bilingual, parse: (typed: string) => number | null): number {
    const value = parse(typed)
    if (value !== null) return value
    if (typed.trim() === '') this.missing.push(new Refusal(missingCode(name), { label }, name))
    else
      this.refusals.push(
        new Refusal('refusal.editor_number', { label, typed: typed.trim().slice(0, 40) }, name),
      )
    return 0
  }
  cents(typed: string, name: string, label: Bilingual): number {
    return this.#read(typed, name, label, (t) => parseCents(t, this.#ground.currency, this.#ground.lang))
  }
  micros(typed: string, name: string, label: Bilingual): number {
    return this.#read(typed, name, label, (t) => parseMicros(t, this.#ground.lang))
  }
  cost(typed: string, name: string, label: Bilingual): number {
    return this.#read(typed, name, label, (t) => parseUnitCost(t, this.#ground.currency, this.#ground.lang))
  }
  bp(typed: string, name: string, label: Bilingual): number {
    return this.#read(typed, name, label, (t) => parseBp(t, this.#ground.lang))
  }
  pieces(typed: string, name: string, label: Bilingual): number {
    return this.#read(typed, name, label, (t) => {
      const micros = parseMicros(t, this.#ground.lang)
      return micros !== null && micros % 1_000_000 === 0 ? micros / 1_000_000 : null
    })
  }
}
