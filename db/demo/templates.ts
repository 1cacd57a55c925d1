import type { Bilingual } from '../../src/core/i18n/lang.ts'
import type { Basis, Group, LineInput, Recipient } from '../../src/features/costs/vocabulary.ts'
import { both, grams, kilograms, minutesUnit } from './words.ts'

/* What a breakdown of each type of product begins with: the lines that one forgets, their numbers still to find. */

const measured = (unit: Bilingual, perMicros = 1_000_000): Basis => ({
  kind: 'quantity',
  quantityMicros: 0,
  unit,
  unitCostMicros: 0,
  perMicros,
})
const minutes = measured(minutesUnit, 60_000_000)
const metres = measured(both('m', 'm'))
const pieces = measured(both('pièces', 'pieces'))
const amount: Basis = { kind: 'amount', amountMicros: 0 }
const batch: Basis = { kind: 'batch', batchCostMicros: 0 }

const line = (
  group: Group,
  fr: string,
  en: string,
  basis: Basis,
  recipient: Recipient | null = null,
): LineInput => ({
  ...{ group, label: both(fr, en), recipient, basis, evidence: null },
  ...{ disclosure: { kind: 'exact' }, note: null },
})

const cause: Recipient = { name: 'La cause choisie', kind: 'cause', place: '', country: 'FR' }
const shopAndShare = [
  line('running', 'Salaires de la boutique', 'The shop’s salaries', amount),
  line('running', 'Loyer', 'Rent', amount),
  line('running', 'Frais de paiement', 'Payment fee', { kind: 'rate', rateBp: 140 }),
  line('running', 'Site et logiciels', 'Website and software', amount),
  line('margin', 'Ce qui reste pour investir et tenir', 'What is left to invest and to last', {
    kind: 'rest',
  }),
  line(
    'donation',
    'Don à la cause que vous choisissez',
    'Donation to the cause you choose',
    { kind: 'rate', rateBp: 300 },
    cause,
  ),
]
const carriage = [
  line('transport', 'Du fournisseur à l’atelier', 'From the supplier to the workshop', batch),
  line('transport', 'De l’atelier à la boutique', 'From the workshop to the shop', batch),
  line('transport', 'Emballage', 'Packaging', amount),
]

export const templates: { key: string; name: Bilingual; lines: LineInput[] }[] = [
  {
    key: 'garment',
    name: both('Vêtement', 'Garment'),
    lines: [
      line('materials', 'Tissu principal', 'Main cloth', metres),
      line('materials', 'Doublure ou entoilage', 'Lining or interfacing', metres),
      line('materials', 'Boutons, fermetures', 'Buttons, fasteners', pieces),
      line('materials', 'Fil, étiquettes', 'Thread, labels', amount),
      line('making', 'Coupe', 'Cutting', minutes),
      line('making', 'Montage', 'Sewing', minutes),
      line('making', 'Repassage, contrôle', 'Pressing, checking', minutes),
      ...carriage,
      line('design', 'Patronage et prototypes', 'Patterns and prototypes', batch),
      ...shopAndShare,
    ],
  },
  {
    key: 'ceramics',
    name: both('Céramique', 'Ceramics'),
    lines: [
      line('materials', 'Terre', 'Clay', measured(kilograms)),
      line('materials', 'Émail', 'Glaze', measured(grams)),
      line('materials', 'Énergie des cuissons', 'Energy of the firings', batch),
      line('making', 'Tournage ou coulage', 'Throwing or casting', minutes),
      line('making', 'Émaillage', 'Glazing', minutes),
      line('making', 'Enfournement et défournement', 'Loading and unloading the kiln', batch),
      line('making', 'Pièces perdues', 'Lost pieces', batch),
      ...carriage,
      line('design', 'Essais de forme et d’émail', 'Trials of shape and glaze', batch),
      ...shopAndShare,
    ],
  },
  {
    key: 'food',
    name: both('Alimentation', 'Food'),
    lines: [
      line('materials', 'Matière première', 'Main ingredient', measured(kilograms)),
      line('materials', 'Autres ingrédients', 'Other ingredients', amount),
      line('materials', 'Pot, bouteille ou sachet', 'Jar, bottle or bag', pieces),
      line('materials', 'Étiquette', 'Label', pieces),
      line('making', 'Récolte et préparation', 'Harvest and preparation', minutes),
      line('making', 'Conditionnement', 'Packing', minutes),
      line('making', 'Analyses', 'Laboratory tests', batch),
      ...carriage,
      ...shopAndShare,
    ],
  },
]
