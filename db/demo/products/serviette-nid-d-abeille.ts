import {
  amount,
  batch,
  design,
  estimate,
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
import { both, metres, piece } from '../words.ts'

const lines = (daysAgo: number): DemoLine[] => [
  material(
    'Nid d’abeille de coton 260 g/m²',
    'Cotton honeycomb, 260 g/m²',
    'minhoTowels',
    measured('1.02', metres, '6.8700'),
    invoice(37),
  ),
  material('Fil et ruban d’accroche', 'Thread and hanging loop', 'minhoTowels', amount('0.19'), invoice(37)),
  material('Étiquette tissée', 'Woven label', 'labelWeaver', measured('1', piece, '0.1140'), invoice(52)),
  making('Coupe et ourlets', 'Cutting and hems', 'minhoTowels', minutes('11', '16.80'), quote(66)),
  making('Lavage de bouffant', 'Fluffing wash', 'minhoTowels', batch('204'), quote(66)),
  making('Contrôle à l’arrivée', 'Checking on arrival', 'team', minutes('2', '31.00'), estimate(30)),
  transport(
    'De Guimarães à Roubaix, par la route',
    'From Guimarães to Roubaix by road',
    'iberianFreight',
    batch('486'),
    invoice(20),
  ),
  transport('Papier et ficelle', 'Paper and string', 'cartons', amount('0.34'), invoice(41)),
  design('Choix des teintes, échantillons', 'Choosing colours, samples', 'team', batch('255'), estimate(100)),
  ...runningTheShop(daysAgo, { minutes: '7', litres: '4' }),
  ...marginAndShare(),
]

export const servietteNidDAbeille: DemoProduct = {
  slug: 'serviette-nid-d-abeille',
  category: 'bed',
  title: both('Serviette nid d’abeille « Lavoir »', 'Honeycomb towel “Lavoir”'),
  summary: both(
    'Une serviette de bain qui sèche en une nuit et tient dans un sac.',
    'A bath towel that dries overnight and fits in a bag.',
  ),
  description: both(
    '<p>Le nid d’abeille fait de petites cases qui prennent l’eau. Plate à l’arrivée, la serviette se resserre et gonfle au premier lavage : elle passe de 105 à 90 centimètres de large, c’est prévu.</p><p>Tissée, coupée et ourlée dans le même bâtiment, à Guimarães. Nous y sommes allées deux fois.</p>',
    '<p>Honeycomb weave makes little cells that take up water. Flat when it arrives, the towel tightens and swells in the first wash: it goes from 105 to 90 centimetres wide, as planned.</p><p>Woven, cut and hemmed in one building in Guimarães. We have been there twice.</p>',
  ),
  composition: both('100 % coton.', '100% cotton.'),
  origin: both(
    'Coton de Grèce et de Turquie, filé, tissé et cousu à Guimarães (Portugal).',
    'Cotton from Greece and Turkey, spun, woven and sewn in Guimarães (Portugal).',
  ),
  care: both(
    'Lavage à 60 °C, sans adoucissant : il bouche les cases.',
    'Wash at 60 °C without softener: it clogs the cells.',
  ),
  manufacturer: 'minho',
  drawings: [
    {
      file: 'serviette-nid-d-abeille',
      alt: both(
        'Dessin au trait d’une serviette gaufrée suspendue à une barre',
        'Line drawing of a waffle towel hanging from a bar',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 254,
        price: '32.00',
        batchSize: 300,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Ce que gagne chaque ouvrière de l’atelier. On nous a montré la grille des salaires ; nous n’avons pas vu les fiches de paie.',
          'What each worker in the workshop earns. We were shown the pay scale; we have not seen the payslips.',
        ),
      },
      lines,
    ),
  ],
  variants: byColour('LAV', 430, [
    { code: 'BLA', name: both('Blanc', 'White'), stock: 34 },
    { code: 'SAB', name: both('Sable', 'Sand'), stock: 28 },
    { code: 'ARD', name: both('Ardoise', 'Slate'), stock: 21 },
  ]),
}
