import {
  amount,
  batch,
  design,
  estimate,
  grouped,
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
import { both, metres } from '../words.ts'

const oneBill = both(
  'Le transitaire nous envoie une seule facture pour la mer et le port : il n’en donne pas le partage.',
  'The forwarder sends us one bill for the sea and the harbour and does not say how it divides.',
)

const lines =
  (cost: { canvas: string; duty: string; documents?: string[] }) =>
  (daysAgo: number): DemoLine[] => [
    material(
      'Toile de coton 480 g/m²',
      'Cotton canvas, 480 g/m²',
      'kaveriCotton',
      measured('0.84', metres, cost.canvas),
      invoice(72),
    ),
    material(
      'Sangle de coton',
      'Cotton webbing',
      'labelWeaver',
      measured('2.60', metres, '0.4350'),
      invoice(52),
    ),
    material('Pression et fil', 'Snap and thread', 'haberdasher', amount('0.27'), estimate(20)),
    making('Coupe et montage', 'Cutting and sewing', 'roubaixWorkshop', minutes('17', '26.36'), quote(58)),
    making(
      'Sérigraphie d’une couleur',
      'One-colour screen print',
      'roubaixWorkshop',
      batch('138'),
      quote(58),
    ),
    ...grouped(oneBill, [
      transport(
        'D’Erode au Havre, par la mer',
        'From Erode to Le Havre by sea',
        'seaFreight',
        batch('104'),
        invoice(49),
      ),
      transport('Manutention au port', 'Handling in the harbour', 'seaFreight', batch('34'), estimate(49)),
    ]),
    transport(
      'Droits de douane',
      'Customs duty',
      'treasury',
      amount(cost.duty),
      invoice(47, ...(cost.documents ?? [])),
    ),
    transport('Du Havre à Roubaix', 'From Le Havre to Roubaix', 'northFreight', batch('62'), invoice(45)),
    design('Dessin imprimé', 'Printed drawing', 'illustrator', batch('150'), invoice(140)),
    ...runningTheShop(daysAgo, { minutes: '5.5', litres: '2' }),
    ...marginAndShare(500),
  ]

export const sacMarche: DemoProduct = {
  slug: 'sac-cabas-en-toile-marche',
  category: 'accessories',
  title: both('Sac cabas en toile « Marché »', 'Canvas tote “Marché”'),
  summary: both(
    'Une toile épaisse venue d’Inde, cousue à Roubaix ; 5 % de son prix hors taxe vont à vos causes.',
    'Heavy canvas from India, sewn in Roubaix; 5% of its price before tax goes to your causes.',
  ),
  description: both(
    '<p>Trente litres, des anses assez longues pour l’épaule, une poche à clefs. La toile arrive par bateau et paie un droit de douane, que vous lirez au ticket sur sa propre ligne.</p><p>Sur ce sac la part donnée est de 5 % au lieu de 3 : il sert aussi à faire connaître la boutique, et c’est notre façon de payer la publicité que vous nous faites.</p>',
    '<p>Thirty litres, handles long enough for the shoulder, a pocket for keys. The canvas comes by ship and pays a customs duty, which has a line of its own on the receipt.</p><p>On this bag the share given away is 5% instead of 3: it also makes the shop known, and that is our way of paying for the publicity you give us.</p>',
  ),
  composition: both('100 % coton.', '100% cotton.'),
  origin: both(
    'Coton d’Inde, filé et tissé à Erode (Tamil Nadu), sac coupé, cousu et imprimé à Roubaix.',
    'Cotton from India, spun and woven in Erode (Tamil Nadu), bag cut, sewn and printed in Roubaix.',
  ),
  care: both(
    'Lavage à 30 °C, sur l’envers. La toile perd 4 % au premier lavage.',
    'Wash inside out at 30 °C. The canvas shrinks by 4% in the first wash.',
  ),
  manufacturer: 'centime',
  drawings: [
    {
      file: 'sac-cabas-en-toile-marche',
      alt: both(
        'Dessin au trait d’un cabas à longues anses, avec des poireaux qui dépassent',
        'Line drawing of a long-handled tote with leeks sticking out',
      ),
    },
  ],
  vatBp: 2000,
  versions: [
    version(
      {
        daysAgo: 269,
        price: '29.50',
        batchSize: 200,
        reason: both('Première série.', 'First batch.'),
        unknowns: both(
          'Les conditions de travail chez le tisseur : nous n’y sommes pas allées. Nous avons sa liste de salaires, écrite par lui.',
          'Working conditions at the weaver’s: we have not been there. We have a list of wages, written by them.',
        ),
      },
      lines({ canvas: '3.2600', duty: '0.2191' }),
    ),
    version(
      {
        daysAgo: 46,
        price: '29.50',
        batchSize: 200,
        reason: both(
          'Deuxième livraison : toile plus chère, donc un peu plus de droits de douane. Le prix reste à 29,50 euros.',
          'Second shipment: dearer canvas, hence a little more customs duty. The price stays at 29.50 euros.',
        ),
        unknowns: both(
          'Les conditions de travail chez le tisseur : nous n’y sommes pas allées. Une visite est prévue avec deux autres boutiques, sans date.',
          'Working conditions at the weaver’s: we have not been there. A visit is planned with two other shops, with no date yet.',
        ),
      },
      lines({ canvas: '3.5500', duty: '0.2386', documents: ['declaration-en-douane'] }),
    ),
  ],
  variants: byColour('CAB', 420, [
    { code: 'ECR', name: both('Écru', 'Ecru'), stock: 41 },
    { code: 'NOI', name: both('Noir', 'Black'), stock: 26 },
  ]),
}
