import {
  amount,
  batch,
  design,
  invoice,
  making,
  marginAndShare,
  material,
  measured,
  minutes,
  quote,
  runningTheShop,
  transport,
  version,
} from '../lines.ts'
import type { DemoLine, DemoProduct } from '../shape.ts'
import { byColour } from '../variants.ts'
import { both, grams, piece } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Fil mérinos deux brins',
    'Two-ply merino yarn',
    'biellaYarns',
    measured('96', grams, '0.0571'),
    invoice(40),
  ),
  material('Étiquette tissée', 'Woven label', 'labelWeaver', measured('1', piece, '0.1140'), invoice(52)),
  making('Tricotage', 'Knitting', 'causseKnitters', minutes('13', '24.10'), quote(55)),
  making(
    'Fermeture du sommet à la main',
    'Closing the crown by hand',
    'causseKnitters',
    minutes('7', '26.40'),
    quote(55),
  ),
  making('Lavage et séchage', 'Washing and drying', 'causseKnitters', batch('64'), quote(55)),
  transport('De Biella à Millau', 'From Biella to Millau', 'southFreight', batch('96'), invoice(28)),
  transport('De Millau à la boutique', 'From Millau to the shop', 'southFreight', batch('84'), invoice(10)),
  transport('Pochette en papier', 'Paper mailer', 'cartons', amount('0.29'), invoice(41)),
  design('Programme de tricotage', 'Knitting programme', 'causseKnitters', batch('180'), invoice(85)),
  ...runningTheShop(daysAgo, { minutes: '8', litres: '2.5' }),
  ...marginAndShare(),
]

export const bonnetAubrac: DemoProduct = {
  slug: 'bonnet-merinos-aubrac',
  category: 'knits',
  title: both('Bonnet mérinos « Aubrac »', 'Merino hat “Aubrac”'),
  summary: both(
    'Côtes deux-deux, revers double : il couvre les oreilles, revers ou non.',
    'Two-by-two rib and a double brim: it covers the ears, brim up or down.',
  ),
  description: both(
    '<p>Un bonnet de plateau, pour les jours où le vent vient de travers. Le sommet est fermé à la main en huit diminutions, ce qui lui évite la petite pointe des bonnets de machine.</p><p>Le mérinos ne gratte pas. Il bouloche un peu au revers la première semaine : passez un peigne, c’est fini.</p>',
    '<p>A hat for high plains, on days when the wind comes sideways. The crown is closed by hand in eight decreases, which spares it the little peak of machine-made hats.</p><p>Merino does not scratch. It pills a little at the brim in the first week: comb it once and it is over.</p>',
  ),
  composition: both('100 % laine mérinos.', '100% merino wool.'),
  origin: both(
    'Laine mérinos d’Australie, filée et teinte à Biella (Italie), bonnet tricoté à Millau.',
    'Merino wool from Australia, spun and dyed in Biella (Italy), hat knitted in Millau.',
  ),
  care: both(
    'Lavage à la main à froid. Séchage à plat, loin d’un radiateur.',
    'Hand wash cold. Dry flat, away from a radiator.',
  ),
  manufacturer: 'larzac',
  drawings: [
    {
      file: 'bonnet-merinos-aubrac',
      alt: both(
        'Dessin au trait d’un bonnet à côtes avec un large revers',
        'Line drawing of a ribbed hat with a wide brim',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 278,
        price: '34.00',
        batchSize: 160,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Comment les moutons ont été tenus et tondus. La filature a une charte ; nous ne l’avons pas vérifiée et ne la citons donc pas.',
          'How the sheep were kept and shorn. The mill has a charter; we have not checked it, so we do not quote it.',
        ),
      },
      lines,
    ),
  ],
  variants: byColour('AUB', 105, [
    { code: 'ECR', name: both('Écru', 'Ecru'), stock: 22 },
    { code: 'MAR', name: both('Marine', 'Navy'), stock: 31 },
    { code: 'BRI', name: both('Brique', 'Brick'), stock: 17 },
  ]),
}
