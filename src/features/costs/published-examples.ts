import type { Bilingual } from '../../core/i18n/lang.ts'

/** A price that a brand broke down in public: facts as published, no words of theirs. */
export type PublishedExample = {
  id: string
  brand: Bilingual
  product: Bilingual
  /** ISO 4217. */
  currency: string
  /** Whether the source names every part. */
  isComplete: boolean
  /** Decimals of the currency unit, exactly as published. */
  parts: string[]
  total: string
  /** What the published total is of. */
  of: Bilingual
  source: { name: string; url: string }
}

const both = (fr: string, en: string): Bilingual => ({ fr, en })
const same = (text: string): Bilingual => ({ fr: text, en: text })

export const publishedExamples: PublishedExample[] = [
  {
    id: 'honestby-asymmetric-top',
    brand: same('Honest By'),
    product: both('un haut noir, ses matières', 'a black top, its materials'),
    currency: 'EUR',
    isComplete: true,
    parts: ['8.372', '0.5742', '0.5', '1.36', '0.49', '0.0048', '0.03'],
    total: '11.30',
    of: both('total des matières', 'total of the materials'),
    source: {
      name: 'Dienas Bizness, 2017',
      url: 'http://www.db.lv/tirdznieciba/mazumtirdznieciba/pircejs-drikst-zinat-par-ko-un-cik-vins-ir-samaksajis-460941',
    },
  },
  {
    id: 'everlane-jeans',
    brand: same('Everlane'),
    product: both('un jean', 'a pair of jeans'),
    currency: 'USD',
    isComplete: true,
    parts: ['9.60', '14.76', '3.49', '4.62', '1.75'],
    total: '34',
    of: both('coût annoncé', 'stated cost'),
    source: {
      name: 'Eco-Age',
      url: 'https://eco-age.com/resources/wardrobe-crisis-podcast-michael-preysman-everlane/',
    },
  },
  {
    id: 'oliver-cabell-weekender',
    brand: same('Oliver Cabell'),
    product: both('un sac de voyage', 'a weekend bag'),
    currency: 'USD',
    isComplete: false,
    parts: ['16.02', '11.58', '5.68', '0.78', '4.27'],
    total: '110.35',
    of: both('coût annoncé', 'stated cost'),
    source: {
      name: 'Qatar Tribune',
      url: 'https://qatar-tribune.com/article/70568/CHILLOUT/How-much-did-that-zipper-cost/amp',
    },
  },
  {
    id: 'fairphone-2',
    brand: same('Fairphone'),
    product: both('le Fairphone 2, version de septembre 2015', 'the Fairphone 2, as of September 2015'),
    currency: 'EUR',
    isComplete: true,
    parts: ['340', '118', '33', '25', '9'],
    total: '525',
    of: both('prix de vente', 'retail price'),
    source: {
      name: 'Fairphone, 2015',
      url: 'https://www.fairphone.com/en/2015/09/09/cost-breakdown-of-the-fairphone-2/',
    },
  },
  {
    id: 'lait-uht-1l',
    brand: both('Moyenne française', 'French average'),
    product: both('un litre de lait demi-écrémé', 'a litre of semi-skimmed milk'),
    currency: 'EUR',
    isComplete: true,
    parts: ['0.26', '0.33', '0.15', '0.04'],
    total: '0.78',
    of: both('prix de vente', 'retail price'),
    source: {
      name: 'LCI, FranceAgriMer',
      url: 'https://www.lci.fr/conso-argent/prix-du-lait-de-la-vache-au-consommateur-qui-recupere-combien-1535676.html',
    },
  },
]
