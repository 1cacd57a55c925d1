import type { DemoRecipients } from './shape.ts'

/** Everyone who receives a part of a price. All names are invented; persons appear by trade only. */
export const recipients = {
  // The shop, those who work in it, and whom it pays to run.
  shop: { name: 'Centime', kind: 'shop', place: 'Roubaix', country: 'FR' },
  team: { name: 'L’équipe de la boutique', kind: 'workers', place: 'Roubaix', country: 'FR' },
  causes: { name: 'Les causes choisies', kind: 'cause', place: '', country: 'FR' },
  treasury: { name: 'Trésor public', kind: 'state', place: '', country: 'FR' },
  landlord: { name: 'Foncière des Tanneurs', kind: 'landlord', place: 'Roubaix', country: 'FR' },
  payments: { name: 'Passerelle Paiements', kind: 'payment-provider', place: 'Paris', country: 'FR' },
  software: { name: 'Hébergement des Trois Ponts', kind: 'services', place: 'Lille', country: 'FR' },
  accountant: { name: 'Cabinet Comptes & Risques', kind: 'services', place: 'Tourcoing', country: 'FR' },

  // Workshops and people who make and design.
  roubaixWorkshop: { name: 'Atelier de Roubaix', kind: 'workers', place: 'Roubaix', country: 'FR' },
  odetKnitwear: { name: 'Bonneterie de l’Odet', kind: 'workers', place: 'Quimper', country: 'FR' },
  causseKnitters: { name: 'Tricoteurs du Larzac', kind: 'workers', place: 'Millau', country: 'FR' },
  garonneWorkshop: { name: 'Atelier des Deux Berges', kind: 'workers', place: 'Agen', country: 'FR' },
  sockWorkshop: { name: 'Chaussetterie de la Vienne', kind: 'workers', place: 'Limoges', country: 'FR' },
  linenWorkshop: { name: 'Lingerie des Mauges', kind: 'workers', place: 'Cholet', country: 'FR' },
  seamstress: { name: 'Couturière indépendante', kind: 'workers', place: 'Arles', country: 'FR' },
  weaver: { name: 'Tisserande indépendante', kind: 'workers', place: 'Bourg-Saint-Maurice', country: 'FR' },
  embroiderer: { name: 'Brodeuse indépendante', kind: 'workers', place: 'Calais', country: 'FR' },
  potter: { name: 'Potière indépendante', kind: 'workers', place: 'Saint-Malo', country: 'FR' },
  faienceMaker: { name: 'Faïencier indépendant', kind: 'workers', place: 'Apt', country: 'FR' },
  joiner: { name: 'Menuisier indépendant', kind: 'workers', place: 'Morez', country: 'FR' },
  bookbinder: { name: 'Relieuse indépendante', kind: 'workers', place: 'Ambert', country: 'FR' },
  candleMaker: { name: 'Cirière indépendante', kind: 'workers', place: 'Chartres', country: 'FR' },
  beekeeper: { name: 'Apicultrice indépendante', kind: 'workers', place: 'Sabres', country: 'FR' },
  patternMaker: { name: 'Modéliste indépendante', kind: 'workers', place: 'Lille', country: 'FR' },
  illustrator: { name: 'Graphiste indépendant', kind: 'workers', place: 'Nantes', country: 'FR' },

  // Mills, yards and shops that sell materials.
  vosgesMill: { name: 'Tissage des Vosges', kind: 'supplier', place: 'Gérardmer', country: 'FR' },
  normandyFlax: { name: 'Lin du Plateau de Caux', kind: 'supplier', place: 'Yvetot', country: 'FR' },
  leieWeavers: { name: 'Weverij aan de Leie', kind: 'supplier', place: 'Kortrijk', country: 'BE' },
  northMill: { name: 'Tissage de la Marque', kind: 'supplier', place: 'Wasquehal', country: 'FR' },
  avesKnits: { name: 'Malhas do Cávado', kind: 'supplier', place: 'Barcelos', country: 'PT' },
  vizelaWeavers: { name: 'Tecidos do Vizela', kind: 'supplier', place: 'Vizela', country: 'PT' },
  minhoTowels: { name: 'Felpos do Minho', kind: 'supplier', place: 'Guimarães', country: 'PT' },
  biellaYarns: { name: 'Filatura Valle Oropa', kind: 'supplier', place: 'Biella', country: 'IT' },
  gardaZips: { name: 'Cerniere del Garda', kind: 'supplier', place: 'Brescia', country: 'IT' },
  soussCanvas: { name: 'Toiles du Souss', kind: 'supplier', place: 'Agadir', country: 'MA' },
  kaveriCotton: { name: 'Kaveri Cotton Weavers', kind: 'supplier', place: 'Erode', country: 'IN' },
  causseSpinning: { name: 'Filature du Tarnon', kind: 'supplier', place: 'Florac', country: 'FR' },
  margerideWool: { name: 'Laines de la Margeride', kind: 'supplier', place: 'Saugues', country: 'FR' },
  alpineWool: { name: 'Filature de la Haute-Isère', kind: 'supplier', place: 'Séez', country: 'FR' },
  jurasButtons: { name: 'Boutonnerie du Jura', kind: 'supplier', place: 'Saint-Claude', country: 'FR' },
  haberdasher: { name: 'Mercerie du Nord', kind: 'supplier', place: 'Lille', country: 'FR' },
  labelWeaver: { name: 'Rubans du Pilat', kind: 'supplier', place: 'Saint-Étienne', country: 'FR' },
  stuffing: { name: 'Garnissages de la Sèvre', kind: 'supplier', place: 'Clisson', country: 'FR' },
  clayPit: { name: 'Argiles de la Puisaye', kind: 'supplier', place: 'Saint-Amand', country: 'FR' },
  glazeMerchant: { name: 'Émaux et Oxydes Peyrat', kind: 'supplier', place: 'Limoges', country: 'FR' },
  kilnEnergy: { name: 'Énergies du Clos', kind: 'supplier', place: 'Rennes', country: 'FR' },
  sawmill: { name: 'Scierie du Haut-Bief', kind: 'supplier', place: 'Morez', country: 'FR' },
  paperMill: { name: 'Moulin à papier de la Dore', kind: 'supplier', place: 'Ambert', country: 'FR' },
  waxMill: { name: 'Huilerie du Pays d’Ouche', kind: 'supplier', place: 'Évreux', country: 'FR' },
  glassworks: { name: 'Verrerie du Hameau', kind: 'supplier', place: 'Dieppe', country: 'FR' },
  cartons: { name: 'Cartonnages de la Lys', kind: 'supplier', place: 'Armentières', country: 'FR' },
  testLab: { name: 'Laboratoire d’essais Vauban', kind: 'services', place: 'Lille', country: 'FR' },

  // Those who bring goods to the shop.
  northFreight: { name: 'Messagerie du Beffroi', kind: 'carrier', place: 'Lille', country: 'FR' },
  southFreight: { name: 'Transports des Trois Cols', kind: 'carrier', place: 'Valence', country: 'FR' },
  iberianFreight: { name: 'Transportes da Ribeira', kind: 'carrier', place: 'Porto', country: 'PT' },
  seaFreight: { name: 'Fret du Grand Quai', kind: 'carrier', place: 'Le Havre', country: 'FR' },
} as const satisfies DemoRecipients

export type RecipientKey = keyof typeof recipients
