import { describe, expect, it } from 'vitest'
import { catalogue } from '../../db/demo/catalogue.ts'
import { categories } from '../../db/demo/categories.ts'
import { componentOf, components } from '../../db/demo/components.ts'
import { documents } from '../../db/demo/documents.ts'
import { manufacturers } from '../../db/demo/manufacturers.ts'
import { recipients } from '../../db/demo/recipients.ts'
import type { DemoLine, DemoProduct, DemoRecipients, DemoVersion } from '../../db/demo/shape.ts'
import { groupCents } from './demo-oracle.ts'

const known: DemoRecipients = recipients
const variants = catalogue.flatMap((product) => product.variants)

/** Each version of a product, its variants' own ones included, newest last. */
const histories = (product: DemoProduct): DemoVersion[][] =>
  [product.versions, ...product.variants.map((variant) => variant.versions ?? [])].filter(
    (history) => history.length > 0,
  )
const published = catalogue.flatMap((product) =>
  histories(product).flatMap((history) => history.map((version) => ({ product, version }))),
)
const current = catalogue.flatMap((product) =>
  histories(product).map((history) => ({ product, version: history.at(-1)! })),
)

const basisOf = ({ how }: DemoLine) =>
  how === 'rest'
    ? 'rest'
    : 'quantity' in how
      ? 'quantity'
      : 'batchCost' in how
        ? 'batch'
        : 'rateBp' in how
          ? 'rate'
          : 'amount'

const named = ({ product, version }: { product: DemoProduct; version: DemoVersion }) =>
  `${product.slug}, ${version.daysAgo} days ago`

describe('the demo catalogue', () => {
  it('has at least 24 products, of which one is not explained and one is sold out', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(24)
    const unexplained = catalogue.filter((product) => product.versions.length === 0)
    expect(unexplained.map((product) => product.unexplainedPrice?.price)).toEqual(['54.00'])
    const soldOut = catalogue.filter((product) => product.variants.every((variant) => variant.stock === 0))
    expect(soldOut.map((product) => product.slug)).toEqual(['theiere-en-gres-dune'])
  })

  it('makes prices in force of each component of its library', () => {
    const used = current.flatMap(({ version }) =>
      version.lines.flatMap((line) => componentOf(line, version.daysAgo)?.key ?? []),
    )
    expect(components.filter(({ key }) => !used.includes(key)).map(({ key }) => key)).toEqual([])
  })

  it('has one component whose latest cost no price has yet, in five products', () => {
    const behind = current.filter(({ version }) =>
      version.lines.some((line) => {
        const made = componentOf(line, version.daysAgo)
        const of = components.find(({ key }) => key === made?.key)
        return made && of && made.cost < of.costs.length - 1
      }),
    )
    expect(new Set(behind.map(({ product }) => product.slug)).size).toBe(5)
  })

  it('names each slug and each SKU once', () => {
    expect(new Set(catalogue.map((product) => product.slug)).size).toBe(catalogue.length)
    expect(new Set(variants.map((variant) => variant.sku)).size).toBe(variants.length)
  })

  it('refers only to categories, manufacturers and drawings that follow their rules', () => {
    const keys = categories.map((category) => category.key)
    for (const product of catalogue) {
      expect(keys).toContain(product.category)
      expect(Object.keys(manufacturers)).toContain(product.manufacturer)
      expect([[product.slug], [product.slug, `${product.slug}-detail`]]).toContainEqual(
        product.drawings.map((drawing) => drawing.file),
      )
    }
    for (const key of keys) expect(catalogue.map((product) => product.category)).toContain(key)
  })

  it('gives the variants of a product the same options, each combination once', () => {
    for (const product of catalogue) {
      const names = product.variants.map((variant) => variant.options.map((option) => option.name.en).join())
      expect(new Set(names).size, product.slug).toBe(1)
      const values = product.variants.map((variant) =>
        variant.options.map((option) => option.value.en).join(),
      )
      expect(new Set(values).size, product.slug).toBe(product.variants.length)
    }
  })
})

describe('the demo breakdowns', () => {
  it.each(published.map((one) => [named(one), one.version] as const))(
    'are complete: %s',
    (_name, { lines, batchSize }) => {
      expect(lines.length + 1).toBeGreaterThanOrEqual(10)
      expect(lines.length + 1).toBeLessThanOrEqual(25)
      expect(lines.filter((line) => line.how === 'rest').map((line) => line.group)).toEqual(['margin'])
      expect(new Set(lines.map((line) => line.group)).size).toBe(7)
      expect(lines.some((line) => basisOf(line) === 'batch')).toBe(batchSize !== undefined)
      for (const line of lines) {
        expect(known[line.to], line.to).toBeDefined()
        if (line.how !== 'rest') expect(line.evidence, line.label.en).toBeDefined()
        expect(line.evidence?.key !== undefined).toBe(line.evidence?.grade === 'allocation')
        expect(line.evidence?.daysBefore ?? 0).toBeGreaterThanOrEqual(0)
      }
    },
  )

  it('use all five bases over the shop, and all four grades of evidence', () => {
    const lines = published.flatMap(({ version }) => version.lines)
    expect([...new Set(lines.map(basisOf))].sort()).toEqual(['amount', 'batch', 'quantity', 'rate', 'rest'])
    expect([...new Set(lines.flatMap((line) => line.evidence?.grade ?? []))].sort()).toEqual([
      'allocation',
      'estimate',
      'invoice',
      'quote',
    ])
  })

  it('run from the oldest to the newest, each with its own day', () => {
    for (const product of catalogue) {
      for (const history of histories(product)) {
        const days = history.map((version) => version.daysAgo)
        expect(days, product.slug).toEqual([...new Set(days)].sort((a, b) => b - a))
      }
    }
    expect(catalogue.filter((product) => product.versions.length > 1).length).toBeGreaterThanOrEqual(8)
  })

  it('group only neighbours of one group that share a reason', () => {
    for (const one of published) {
      const indexes = one.version.lines.flatMap((line, index) => (line.groupedBecause ? [index] : []))
      for (const index of indexes) {
        const line = one.version.lines[index]!
        const beside = [one.version.lines[index - 1], one.version.lines[index + 1]]
        expect(
          beside.some((other) => other?.group === line.group && other.groupedBecause === line.groupedBecause),
          `${named(one)}: ${line.label.en}`,
        ).toBe(true)
      }
    }
    const withGroups = catalogue.filter((product) =>
      product.versions.some((version) => version.lines.some((line) => line.groupedBecause)),
    )
    expect(withGroups.length).toBeGreaterThanOrEqual(5)
  })

  it('give the amounts that the linen shirt and the bowl were designed with', () => {
    const shirt = catalogue.find((product) => product.slug === 'chemise-en-lin-riviere')!
    expect(groupCents(shirt.versions.at(-1)!, shirt.vatBp)).toEqual({
      materials: 1712,
      making: 2460,
      transport: 285,
      design: 310,
      running: 1540,
      margin: 887,
      donation: 223,
      vat: 1483,
      net: 7417,
    })
    const bowl = catalogue.find((product) => product.slug === 'bol-en-gres-maree')!
    expect(groupCents(bowl.versions.at(-1)!, bowl.vatBp)).toMatchObject({
      materials: 388,
      making: 774,
      running: 310,
      margin: 179,
      donation: 55,
      vat: 369,
    })
  })

  it('sell one product below cost, which says so, and keep every other margin positive', () => {
    const below = published.filter(
      ({ product, version }) =>
        groupCents(version, product.vatBp).margin < 0 || version.negativeMarginConfirmed,
    )
    expect(below.map(({ product }) => product.slug)).toEqual(['tablier-de-cuisine-fournil'])
    const [apron] = below
    expect(groupCents(apron!.version, apron!.product.vatBp).margin).toBeLessThan(0)
    expect(apron!.version.negativeMarginConfirmed).toBe(true)
    expect(apron!.version.marginPaysFor?.fr).toMatch(/marge est négative/)
  })

  it('say what a margin beyond a quarter of the price before tax pays for', () => {
    const beyond = published.filter(({ product, version }) => {
      const { margin, net } = groupCents(version, product.vatBp)
      return margin * 4 > net
    })
    expect(beyond.map(({ product }) => product.slug)).toEqual(['vase-en-faience-ocre'])
    expect(beyond[0]!.version.marginPaysFor?.en).toMatch(/kiln/)
  })

  it('give the shop’s rate everywhere but on one product, which gives 5 %', () => {
    const rates = current.flatMap(({ product, version }) =>
      version.lines.flatMap((line) =>
        line.group === 'donation' && typeof line.how === 'object' && 'rateBp' in line.how
          ? [[product.slug, line.how.rateBp]]
          : [],
      ),
    )
    expect(rates).toHaveLength(current.length)
    expect(rates.filter(([, rate]) => rate !== 'shop')).toEqual([['sac-cabas-en-toile-marche', 500]])
  })

  it('reduce one product, to less than all it cost in the 30 days before, and still above its cost', () => {
    const reduced = catalogue.filter((product) => product.reduction)
    expect(reduced.map((product) => product.slug)).toEqual(['plaid-en-laine-vanoise'])
    const { reduction, versions, vatBp } = reduced[0]!
    const inForce = versions.filter(
      (_version, index) => (versions[index + 1]?.daysAgo ?? 0) < reduction!.startsDaysAgo + 30,
    )
    expect(inForce.map((version) => version.price)).toEqual(['129.00', '137.00'])
    expect(Number(reduction!.price)).toBeLessThan(129)
    expect(groupCents(versions.at(-1)!, vatBp, reduction!.price).margin).toBeGreaterThan(0)
  })
})

describe('the demo’s documents', () => {
  const uses = published.flatMap(({ version }) =>
    version.lines.flatMap((line) =>
      (line.evidence?.documents ?? []).map((key) => ({
        key,
        age: version.daysAgo + line.evidence!.daysBefore,
      })),
    ),
  )

  it('are all used, and bear the date of the evidence that refers to them', () => {
    for (const { key, age } of uses) expect([key, age]).toEqual([key, documents[key]?.daysAgo])
    expect([...new Set(uses.map((use) => use.key))].sort()).toEqual(Object.keys(documents).sort())
  })

  it('are marked as specimens, written in characters that a PDF’s standard fonts have', () => {
    const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))
    for (const { lines, issuer } of Object.values(documents)) {
      expect(lines[0]).toMatch(/^SPÉCIMEN/)
      expect(known[issuer]).toBeDefined()
      expect([...lines.join('')].filter((character) => !windows1252.includes(character))).toEqual([])
    }
  })

  it('say why when they are withheld, and only then', () => {
    for (const document of Object.values(documents)) {
      expect(document.withheldBecause === undefined).toBe(document.public)
    }
    expect(Object.values(documents).some((document) => !document.public)).toBe(true)
  })
})
