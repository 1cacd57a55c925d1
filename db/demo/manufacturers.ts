/** Who answers for a product (EU General Product Safety Regulation 2023/988, article 19): all invented. */
export type DemoManufacturer = { name: string; address: string; email: string }

export const manufacturers: Record<string, DemoManufacturer> = {
  centime: {
    name: 'Centime Démonstration',
    address: '4 rue du Compte-Rond, 59100 Roubaix, France',
    email: 'bonjour@centime.example',
  },
  odet: {
    name: 'Bonneterie de l’Odet',
    address: '17 quai des Mailles, 29000 Quimper, France',
    email: 'atelier@bonneterie-odet.example',
  },
  larzac: {
    name: 'Tricoteurs du Larzac',
    address: '2 chemin des Peignes, 12100 Millau, France',
    email: 'contact@tricoteurs-larzac.example',
  },
  vienne: {
    name: 'Chaussetterie de la Vienne',
    address: '31 rue du Talon, 87000 Limoges, France',
    email: 'bonjour@chaussetterie-vienne.example',
  },
  mauges: {
    name: 'Lingerie des Mauges',
    address: '8 allée des Ourlets, 49300 Cholet, France',
    email: 'contact@lingerie-mauges.example',
  },
  minho: {
    name: 'Felpos do Minho',
    address: 'Rua do Tear 46, 4800-000 Guimarães, Portugal',
    email: 'geral@felpos-do-minho.example',
  },
  estran: {
    name: 'Poterie de la Grève',
    address: '5 venelle du Tour, 35400 Saint-Malo, France',
    email: 'atelier@poterie-greve.example',
  },
  apt: {
    name: 'Faïences de la Carrière',
    address: '11 montée des Ocres, 84400 Apt, France',
    email: 'atelier@faiences-carriere.example',
  },
  hautBief: {
    name: 'Menuiserie du Haut-Bief',
    address: '3 rue de la Scie, 39400 Morez, France',
    email: 'bonjour@menuiserie-haut-bief.example',
  },
  vannerie: {
    name: 'Vannerie du Marais',
    address: '22 levée des Osiers, 37190 Villaines, France',
    email: 'paniers@vannerie-marais.example',
  },
  dore: {
    name: 'Reliure de la Dore',
    address: '6 rue du Cousoir, 63600 Ambert, France',
    email: 'atelier@reliure-dore.example',
  },
  chartres: {
    name: 'Cirerie du Parvis',
    address: '14 rue des Mèches, 28000 Chartres, France',
    email: 'bonjour@cirerie-parvis.example',
  },
  landes: {
    name: 'Rucher de la Haute Lande',
    address: 'Quartier des Airials, 40630 Sabres, France',
    email: 'rucher@haute-lande.example',
  },
}
