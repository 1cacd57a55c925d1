import type { Bilingual } from '../../src/core/i18n/lang.ts'
import type { RecipientKey } from './recipients.ts'
import { both } from './words.ts'

/**
 * A paper that supports a line, printed as a one-page PDF. Its lines hold only characters that the
 * standard fonts of a PDF have (Windows-1252). Its date is that of the evidence that refers to it.
 */
export type DemoDocument = {
  title: Bilingual
  issuer: RecipientKey
  lines: string[]
  daysAgo: number
  public: boolean
  withheldBecause?: Bilingual
}

const specimen = 'SPÉCIMEN : document d’une boutique de démonstration, sans valeur.'
const to = 'Pour : Centime Démonstration, 4 rue du Compte-Rond, 59100 Roubaix'

export const documents: Record<string, DemoDocument> = {
  'facture-toile-de-lin': {
    title: both('Facture de la toile de lin', 'Invoice for the linen cloth'),
    issuer: 'vosgesMill',
    lines: [
      specimen,
      'Tissage des Vosges, Gérardmer',
      'FACTURE',
      to,
      'Toile de lin 180 g/m² : 648 m × 8,9012 € = 5 767,98 € hors taxe',
      'TVA 20 % : 1 153,60 €',
      'Total : 6 921,58 €',
      '648 m pour 400 chemises, soit 1,62 m par pièce.',
    ],
    daysAgo: 284,
    public: true,
  },
  'devis-atelier-roubaix': {
    title: both('Devis signé de l’atelier de Roubaix', 'Signed quote of the Roubaix workshop'),
    issuer: 'roubaixWorkshop',
    lines: [
      specimen,
      'Atelier de Roubaix, Roubaix',
      'DEVIS, bon pour accord',
      to,
      'Chemise « Rivière » : coupe, montage, repassage',
      '56 minutes par pièce, à 26,36 € de l’heure',
      '400 pièces : 9 841,07 € hors taxe',
      'TVA 20 % : 1 968,21 €',
      'Total : 11 809,28 €',
    ],
    daysAgo: 340,
    public: true,
  },
  'cle-de-repartition': {
    title: both('Clé de répartition des frais de la boutique', 'How the shop deals out its running costs'),
    issuer: 'shop',
    lines: [
      specimen,
      'Centime Démonstration, Roubaix',
      'CLÉ ANNUELLE DE RÉPARTITION',
      'Chiffre d’affaires prévu, hors taxe : 720 000 €',
      'Salaires : 93 000 € ÷ 3 000 heures passées sur les pièces = 31,00 € de l’heure',
      'Loyer : 28 800 € ÷ 144 000 litres sortis des rayons = 0,20 € par litre',
      'Site et logiciels : 13 320 € ÷ 720 000 € = 1,85 % du prix hors taxe',
      'Comptabilité et assurance : 4 752 € ÷ 720 000 € = 0,66 % du prix hors taxe',
    ],
    daysAgo: 320,
    public: true,
  },
  'devis-tricotage': {
    title: both('Devis de tricotage du pull « Causse »', 'Knitting quote for the “Causse” jumper'),
    issuer: 'causseKnitters',
    lines: [
      specimen,
      'Tricoteurs du Larzac, Millau',
      'DEVIS, valable un an',
      to,
      'Pull « Causse », série de 120 pièces',
      'Tricotage : 68 minutes à 25,20 € de l’heure, 3 427,20 €',
      'Remaillage : 24 minutes à 26,40 € de l’heure, 1 267,20 €',
      'Lavage et mise en forme : 198,00 €',
      'Total hors taxe : 4 892,40 €',
      'TVA 20 % : 978,48 €',
      'Total : 5 870,88 €',
    ],
    daysAgo: 75,
    public: false,
    withheldBecause: both(
      'L’atelier travaille pour d’autres marques et a demandé que ses tarifs détaillés ne soient pas publiés.',
      'The workshop works for other brands and asked that its detailed rates not be published.',
    ),
  },
  'facture-laine-de-savoie': {
    title: both('Facture de la laine du plaid « Vanoise »', 'Invoice for the wool of the “Vanoise” blanket'),
    issuer: 'alpineWool',
    lines: [
      specimen,
      'Filature de la Haute-Isère, Séez',
      'FACTURE',
      to,
      'Laine filée : 73,5 kg × 32,10 € = 2 359,35 € hors taxe',
      'TVA 20 % : 471,87 €',
      'Total : 2 831,22 €',
      '73,5 kg pour 75 plaids, soit 0,98 kg par pièce.',
    ],
    daysAgo: 54,
    public: false,
    withheldBecause: both(
      'La filature ne souhaite pas afficher son prix au kilo. L’empreinte du document, elle, est publique.',
      'The mill does not wish to display its price a kilo. The fingerprint of the document is public all the same.',
    ),
  },
  'facture-terre-a-gres': {
    title: both('Facture de la terre à grès', 'Invoice for the stoneware clay'),
    issuer: 'clayPit',
    lines: [
      specimen,
      'Argiles de la Puisaye, Saint-Amand',
      'FACTURE',
      to,
      'Terre à grès : 187,2 kg × 1,85 € = 346,32 € hors taxe',
      'TVA 20 % : 69,26 €',
      'Total : 415,58 €',
      '187,2 kg pour 240 bols, soit 0,78 kg par pièce.',
    ],
    daysAgo: 135,
    public: true,
  },
  'declaration-en-douane': {
    title: both('Déclaration en douane de la toile indienne', 'Customs declaration for the Indian canvas'),
    issuer: 'treasury',
    lines: [
      specimen,
      'Déclaration d’importation, Le Havre',
      'Importateur : Centime Démonstration, 59100 Roubaix',
      'Toile de coton 480 g/m², origine Inde : 168 m',
      'Valeur déclarée : 168 m × 3,55 € = 596,40 €',
      'Droit de douane 8 % : 47,71 €',
      '168 m pour 200 sacs, soit 0,2386 € de droit par pièce.',
    ],
    daysAgo: 93,
    public: true,
  },
}
