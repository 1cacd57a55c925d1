/**
 * WooCommerce's product CSV by field, folded as `headerKey` does: the headers of an export in
 * English, then in the French of France and of Canada. Attributes ("Attribute 1 name") repeat with a number and
 * the weight carries its unit: both are recognised by `recogniseColumns`.
 */
export const wooHeaders = {
  id: ['id'],
  type: ['type'],
  sku: ['sku', 'ugs'],
  barcode: ['gtin upc ean or isbn', 'gtin upc ean ou isbn'],
  name: ['name', 'nom'],
  published: ['published', 'publie'],
  visibility: ['visibility in catalog', 'visibility in catalogue', 'visibilite dans le catalogue'],
  shortDescription: ['short description', 'description courte'],
  description: ['description'],
  saleFrom: ['date sale price starts', 'date de debut de promo', 'date de debut de la promo'],
  saleTo: ['date sale price ends', 'date de fin de promo', 'date de fin de la promo'],
  taxStatus: ['tax status', 'etat de la tva', 'statut fiscal', 'etat de la taxe'],
  taxClass: ['tax class', 'classe de tva', 'classe de taxe'],
  inStock: ['in stock', 'en stock', 'en inventaire'],
  stock: ['stock', 'inventaire'],
  backorders: [
    'backorders allowed',
    'autoriser les commandes de produits en rupture',
    'autoriser les commandes en rupture',
    'autoriser les ruptures de stock',
  ],
  salePrice: ['sale price', 'tarif promo', 'prix promo', 'prix de vente', 'prix en solde'],
  regularPrice: ['regular price', 'tarif regulier', 'prix regulier', 'prix normal'],
  categories: ['categories'],
  images: ['images'],
  parent: ['parent'],
  cost: ['cost of goods', 'cost of goods sold', 'meta wc cog cost', 'cout des marchandises', 'cost per item'],
} as const satisfies Record<string, readonly string[]>

export type WooField = keyof typeof wooHeaders
