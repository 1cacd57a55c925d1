import type { BreakdownInput, Group, LineInput } from '../../src/features/costs/vocabulary.ts'

/* The linen shirt of the shop's design: its receipt was added up by hand before the program existed. */

const both = (fr: string, en: string) => ({ fr, en })
const exact = { kind: 'exact' } as const
const invoice = (date: string) => ({ grade: 'invoice' as const, date, key: null, documents: [] })
const estimate = (date: string) => ({ grade: 'estimate' as const, date, key: null, documents: [] })
const supplier = (name: string) => ({ name, kind: 'supplier' as const, place: '', country: 'FR' })

const line = (
  group: Group,
  label: LineInput['label'],
  basis: LineInput['basis'],
  recipient: LineInput['recipient'],
  evidence: LineInput['evidence'],
): LineInput => ({ group, label, basis, recipient, evidence, disclosure: exact, note: null })

const one = 1_000_000
const metre = both('m', 'm')

export const shirtLines: LineInput[] = [
  line(
    'materials',
    both('Toile de lin 180 g/m²', 'Linen cloth 180 g/m²'),
    { kind: 'quantity', quantityMicros: 1_620_000, unit: metre, unitCostMicros: 8_901_200, perMicros: one },
    supplier('Tissage des Vosges'),
    invoice('2026-02-11'),
  ),
  line(
    'materials',
    both('Boutons corozo', 'Corozo buttons'),
    {
      kind: 'quantity',
      quantityMicros: 7 * one,
      unit: both('pièces', 'pieces'),
      unitCostMicros: 185_700,
      perMicros: one,
    },
    supplier('Boutonnerie du Jura'),
    invoice('2026-02-02'),
  ),
  line(
    'materials',
    both('Entoilage', 'Interfacing'),
    { kind: 'quantity', quantityMicros: 300_000, unit: metre, unitCostMicros: 2_666_700, perMicros: one },
    supplier('Mercerie de Lille'),
    invoice('2026-02-02'),
  ),
  line(
    'materials',
    both('Fil, étiquette', 'Thread, label'),
    { kind: 'amount', amountMicros: 600_000 },
    supplier('Mercerie de Lille'),
    estimate('2026-02-02'),
  ),
  line(
    'making',
    both('Coupe, montage, repassage', 'Cutting, sewing, pressing'),
    {
      kind: 'quantity',
      quantityMicros: 56 * one,
      unit: both('min', 'min'),
      unitCostMicros: 26_360_000,
      perMicros: 60 * one,
    },
    { name: 'Atelier de Roubaix', kind: 'workers', place: 'Roubaix', country: 'FR' },
    { grade: 'quote', date: '2026-01-20', key: null, documents: [] },
  ),
  ...([
    [both('Fournisseurs', 'Suppliers'), 1_000_000],
    [both('Atelier', 'Workshop'), 1_100_000],
    [both('Boîte kraft', 'Kraft box'), 750_000],
  ].map(([label, amountMicros]) =>
    line(
      'transport',
      label as LineInput['label'],
      { kind: 'amount', amountMicros: amountMicros as number },
      { name: 'Messagerie du Beffroi', kind: 'carrier', place: 'Lille', country: 'FR' },
      invoice('2026-02-20'),
    ),
  ) satisfies LineInput[]),
  line(
    'design',
    both('Patronage et prototypes', 'Patterns and prototypes'),
    { kind: 'batch', batchCostMicros: 1_240 * one },
    { name: 'Bureau de patronage', kind: 'services', place: 'Roubaix', country: 'FR' },
    invoice('2025-11-30'),
  ),
  line(
    'running',
    both('Salaires de la boutique', 'The shop’s salaries'),
    { kind: 'amount', amountMicros: 9_300_000 },
    { name: 'L’équipe de la boutique', kind: 'workers', place: 'Roubaix', country: 'FR' },
    {
      grade: 'allocation',
      date: '2026-01-31',
      key: both('par pièce vendue', 'per piece sold'),
      documents: [],
    },
  ),
  line(
    'running',
    both('Loyer', 'Rent'),
    { kind: 'amount', amountMicros: 3_200_000 },
    { name: 'Bailleur de Roubaix', kind: 'landlord', place: 'Roubaix', country: 'FR' },
    {
      grade: 'allocation',
      date: '2026-01-31',
      key: both('par pièce vendue', 'per piece sold'),
      documents: [],
    },
  ),
  line(
    'running',
    both('Frais de paiement', 'Payment fee'),
    { kind: 'rate', rateBp: 206 },
    { name: 'Banque des Deux Ponts', kind: 'payment-provider', place: 'Lille', country: 'FR' },
    invoice('2026-01-31'),
  ),
  line(
    'running',
    both('Site', 'Website'),
    { kind: 'amount', amountMicros: 1_370_000 },
    { name: 'Hébergement des Trois Ponts', kind: 'services', place: 'Lille', country: 'FR' },
    invoice('2026-01-31'),
  ),
  line(
    'margin',
    both('Ce qui reste pour investir et tenir', 'What is left to invest and to last'),
    { kind: 'rest' },
    null,
    null,
  ),
  line(
    'donation',
    both('Don à la cause que vous choisissez', 'Donation to the cause you choose'),
    { kind: 'rate', rateBp: 300 },
    { name: 'La cause choisie', kind: 'cause', place: '', country: 'FR' },
    {
      grade: 'allocation',
      date: '2026-01-01',
      key: both('3 % du prix hors taxe', '3% of the price before VAT'),
      documents: [],
    },
  ),
]

export const shirt: BreakdownInput = {
  priceCents: 8900,
  vatBp: 2000,
  batchSize: 400,
  reason: both('Le lin a augmenté en février.', 'Linen went up in February.'),
  unknowns: {
    state: 'told',
    text: both('L’origine exacte du fil à coudre.', 'Where exactly the sewing thread comes from.'),
  },
  marginPaysFor: null,
  negativeMarginConfirmed: false,
  lines: shirtLines,
}

/** As printed in the design. */
export const shirtGroups: Record<Group, number> = {
  materials: 1712,
  making: 2460,
  transport: 285,
  design: 310,
  running: 1540,
  margin: 887,
  donation: 223,
  vat: 1483,
}
export const shirtLineCents = [1442, 130, 80, 60, 2460, 100, 110, 75, 310, 930, 320, 153, 137, 887, 223, 1483]
