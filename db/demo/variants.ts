import type { Bilingual } from '../../src/core/i18n/lang.ts'
import type { DemoVariant } from './shape.ts'
import { both } from './words.ts'

const sizeName = both('Taille', 'Size')
const colourName = both('Couleur', 'Colour')
const ofSize = (size: string) => ({ name: sizeName, value: both(size, size) })

type Colour = { code: string; name: Bilingual }

/** A product without choices. */
export const single = (sku: string, weightGrams: number, stock: number): DemoVariant[] => [
  { sku, options: [], stock, weightGrams },
]

/** One variant a size; `stock` is in the order in which the sizes are shown. */
export const bySize = (sku: string, weightGrams: number, stock: Record<string, number>): DemoVariant[] =>
  Object.entries(stock).map(([size, pieces]) => ({
    sku: `${sku}-${size}`,
    options: [ofSize(size)],
    stock: pieces,
    weightGrams,
  }))

/** One variant a colour, each with its stock. */
export const byColour = (
  sku: string,
  weightGrams: number,
  colours: (Colour & { stock: number })[],
): DemoVariant[] =>
  colours.map(({ code, name, stock }) => ({
    sku: `${sku}-${code}`,
    options: [{ name: colourName, value: name }],
    stock,
    weightGrams,
  }))

/** One variant a colour and size. */
export const byColourAndSize = (
  sku: string,
  weightGrams: number,
  colours: (Colour & { stock: Record<string, number> })[],
): DemoVariant[] =>
  colours.flatMap(({ code, name, stock }) =>
    Object.entries(stock).map(([size, pieces]) => ({
      sku: `${sku}-${code}-${size}`,
      options: [{ name: colourName, value: name }, ofSize(size)],
      stock: pieces,
      weightGrams,
    })),
  )

/** A named measure (`140 × 200 cm`), for linen and for sizes that are not letters. */
export const ofMeasure = (measure: Bilingual): DemoVariant['options'][number] => ({
  name: sizeName,
  value: measure,
})
