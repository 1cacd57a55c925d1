import type { Lang } from '../../src/core/i18n/lang.ts'

/** Invented people with addresses that do not exist; their e-mails end in `.example`. */
export type DemoCustomer = {
  name: string
  email: string
  lang: Lang
  address: { line1: string; line2: string | null; postcode: string; city: string; country: string }
}

const customer = (
  name: string,
  lang: Lang,
  [line1, postcode, city, country]: [string, string, string, string],
): DemoCustomer => ({
  name,
  lang,
  email: `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@courrier.example`,
  address: { line1, line2: null, postcode, city, country },
})

export const customers: Record<string, DemoCustomer> = {
  amina: customer('Amina Diallo', 'fr', ['12 rue des Tisserands', '59100', 'Roubaix', 'FR']),
  bastien: customer('Bastien Le Goff', 'fr', ['3 venelle du Phare', '29760', 'Penmarch', 'FR']),
  camille: customer('Camille Fontanel', 'fr', ['41 montée de la Soierie', '69001', 'Lyon', 'FR']),
  denis: customer('Denis Maupuy', 'fr', ['7 chemin des Bruyères', '40630', 'Sabres', 'FR']),
  elodie: customer('Élodie Tran', 'fr', ['118 avenue du Canal', '31000', 'Toulouse', 'FR']),
  farid: customer('Farid Benhamou', 'fr', ['26 rue de l’Horloge', '13002', 'Marseille', 'FR']),
  gwenaelle: customer('Gwenaëlle Rivoal', 'fr', ['9 quai des Mailles', '29000', 'Quimper', 'FR']),
  hugo: customer('Hugo Vasseur', 'fr', ['54 rue du Beffroi', '59000', 'Lille', 'FR']),
  ines: customer('Inès Castelnau', 'fr', ['2 place de la Halle', '46000', 'Cahors', 'FR']),
  jeanne: customer('Jeanne Ottavi', 'fr', ['15 rue du Port-Sec', '33000', 'Bordeaux', 'FR']),
  karel: customer('Karel Vandamme', 'fr', ['88 rue du Marché-au-Lin', '7500', 'Tournai', 'BE']),
  lotte: customer('Lotte Brinkmann', 'en', ['Webergasse 31', '50667', 'Köln', 'DE']),
  margaret: customer('Margaret Oakley', 'en', ['5 rue des Remparts', '24200', 'Sarlat-la-Canéda', 'FR']),
  nuno: customer('Nuno Teixeira', 'en', ['Rua da Fiação 12', '4000-000', 'Porto', 'PT']),
  odile: customer('Odile Marchetti', 'fr', ['33 rue des Filatures', '68100', 'Mulhouse', 'FR']),
  pieter: customer('Pieter Hoekstra', 'en', ['Spinhuissteeg 4', '1012 AA', 'Amsterdam', 'NL']),
}
