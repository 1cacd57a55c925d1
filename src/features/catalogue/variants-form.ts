import type { VariantOption, variants } from '../../../db/schema/catalogue.ts'
import type { Bilingual, Lang } from '../../core/i18n/lang.ts'
import { langs } from '../../core/i18n/lang.ts'
import { Refusal, refuseAll } from '../../core/refusal.ts'
import type { FormValues } from '../../core/web/fingerprint.ts'
import { formText, formTexts } from '../../core/web/form-text.ts'

export type VariantRow = typeof variants.$inferSelect

/** A variant is told apart by so many choices at most: size, colour, one more. */
export const mostOptions = 3
export const optionPlaces = [0, 1, 2] as const

/** The row of the form that becomes a new variant once something is typed into it. */
export const newRow = 'new'

/** The variants of a product as typed: every field of the form by its name, and the rows it has. */
export type TypedVariants = { rows: string[]; values: FormValues }

export const optionNameField = (place: number, lang: Lang) => `option_${place}_${lang}`
export const optionValueField = (place: number, lang: Lang, row: string) => `value_${place}_${lang}_${row}`

/** The form as it opens: the variants on offer, in order. Their choices have the names of the first one's. */
export function typedVariants(offered: VariantRow[]): TypedVariants {
  const values: FormValues = {}
  for (const place of optionPlaces)
    for (const lang of langs)
      values[optionNameField(place, lang)] =
        offered.find(({ options }) => options[place])?.options[place]?.name[lang] ?? ''
  for (const { id, options, sku, barcode, weightGrams, tracksStock } of offered) {
    for (const place of optionPlaces)
      for (const lang of langs) values[optionValueField(place, lang, id)] = options[place]?.value[lang] ?? ''
    values[`sku_${id}`] = sku ?? ''
    values[`barcode_${id}`] = barcode ?? ''
    values[`weight_${id}`] = weightGrams === null ? '' : String(weightGrams)
    values[`tracks_${id}`] = tracksStock ? 'on' : ''
  }
  return { rows: offered.map(({ id }) => id), values }
}

/** What was sent, the row for a new variant among it. */
export function readVariantsForm(form: FormData): TypedVariants {
  const rows = [...new Set(formTexts(form, 'row'))].slice(0, 1_000)
  const names = [
    ...optionPlaces.flatMap((place) => langs.map((lang) => optionNameField(place, lang))),
    ...rows.flatMap((row) => [
      ...optionPlaces.flatMap((place) => langs.map((lang) => optionValueField(place, lang, row))),
      ...['sku', 'barcode', 'weight', 'tracks'].map((name) => `${name}_${row}`),
    ]),
  ]
  return { rows, values: Object.fromEntries(names.map((name) => [name, formText(form, name)])) }
}

export type EditedVariant = {
  /** Null: a new one. */
  id: string | null
  options: VariantOption[]
  sku: string | null
  barcode: string | null
  weightGrams: number | null
  tracksStock: boolean
}

const clean = (text: string | undefined): string =>
  (text ?? '').replaceAll('\0', '').trim().replace(/\s+/g, ' ')

/** Both sides of a text; the side that was left blank says the same as the other: sizes need no translation. */
const bothSides = (fr: string, en: string): Bilingual => ({ fr: fr || en, en: en || fr })

const longest = 100

/**
 * The variants in the shop's units. Refuses all at once: texts that are too long, weights that are no whole
 * grams, values missing where a choice has a name, and two variants that say the same.
 */
export function parseVariants({ rows, values }: TypedVariants): EditedVariant[] {
  const found: Refusal[] = []
  const at = (name: string): string => {
    const text = clean(values[name])
    if (text.length > longest) found.push(new Refusal('refusal.text_too_long', { most: longest }, name))
    return text
  }
  const names = optionPlaces.map((place) =>
    bothSides(at(optionNameField(place, 'fr')), at(optionNameField(place, 'en'))),
  )
  const isFilled = (row: string): boolean =>
    row !== newRow ||
    Object.entries(values).some(
      ([name, value]) => name.endsWith(`_${newRow}`) && !name.startsWith('tracks_') && clean(value) !== '',
    )
  const edited = rows.filter(isFilled).map((row): EditedVariant => {
    const options = optionPlaces.flatMap((place): VariantOption[] => {
      const value = bothSides(at(optionValueField(place, 'fr', row)), at(optionValueField(place, 'en', row)))
      const name = names[place]!
      if (value.fr !== '' && name.fr === '')
        found.push(new Refusal('refusal.option_unnamed', {}, optionNameField(place, 'fr')))
      if (value.fr === '' && name.fr !== '')
        found.push(new Refusal('refusal.option_value', { name }, optionValueField(place, 'fr', row)))
      return value.fr === '' || name.fr === '' ? [] : [{ name, value }]
    })
    const weight = clean(values[`weight_${row}`]).replace(/\s*g$/i, '').replace(/\s/g, '')
    if (!/^(?:[1-9]\d{0,7})?$/.test(weight))
      found.push(new Refusal('refusal.weight_wrong', { text: weight.slice(0, 20) }, `weight_${row}`))
    return {
      id: row === newRow ? null : row,
      options,
      sku: at(`sku_${row}`) || null,
      barcode: at(`barcode_${row}`) || null,
      weightGrams: weight === '' ? null : Number(weight),
      tracksStock: values[`tracks_${row}`] === 'on',
    }
  })
  refuseTwins(edited, found)
  refuseAll(found)
  return edited
}

function refuseTwins(edited: EditedVariant[], found: Refusal[]): void {
  for (const lang of langs) {
    const seen = new Set<string>()
    for (const { id, options } of edited) {
      const key = options.map(({ value }) => value[lang].toLowerCase()).join('\n')
      if (seen.has(key) && found.length === 0)
        found.push(new Refusal('refusal.variant_twin', {}, optionValueField(0, lang, id ?? newRow)))
      seen.add(key)
    }
  }
}
