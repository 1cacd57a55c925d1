import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import type { Currency } from '../../core/money/currency.ts'
import { parseBp, parseCents, parseMicros, parseUnitCost } from '../../core/money/parse.ts'
import { Refusal } from '../../core/refusal.ts'

/** What the amounts of a form are read with. */
export type FormGround = { currency: Currency; lang: Lang }

/** Reads one field's number, and notes why it can't be read. */
export class Numbers {
  readonly refusals: Refusal[] = []
  readonly #ground: FormGround
  constructor(ground: FormGround) {
    this.#ground = ground
  }

  #read(typed: string, name: string, label: Bilingual, parse: (typed: string) => number | null): number {
    const value = parse(typed)
    if (value !== null) return value
    const empty = typed.trim() === ''
    this.refusals.push(
      empty
        ? new Refusal('refusal.editor_number_missing', { label }, name)
        : new Refusal('refusal.editor_number', { label, typed: typed.trim().slice(0, 40) }, name),
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
