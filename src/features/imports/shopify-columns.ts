/**
 * Shopify's product CSV in both its generations, by field: the headers of the exports up to 2024
 * ("Body (HTML)", "Variant Price") and those since ("Description", "Price"), folded as `headerKey` does.
 */
export const shopifyHeaders = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  body: ['body html', 'description', 'body'],
  type: ['type', 'custom product type', 'product type'],
  category: ['product category', 'standardized product type', 'standard product type'],
  published: ['published', 'published on online store'],
  status: ['status'],
  seoDescription: ['seo description'],
  giftCard: ['gift card'],
  option1Name: ['option1 name'],
  option1Value: ['option1 value'],
  option2Name: ['option2 name'],
  option2Value: ['option2 value'],
  option3Name: ['option3 name'],
  option3Value: ['option3 value'],
  sku: ['variant sku', 'sku'],
  barcode: ['variant barcode', 'barcode'],
  grams: ['variant grams', 'weight value grams'],
  tracker: ['variant inventory tracker', 'inventory tracker'],
  quantity: ['variant inventory qty', 'inventory quantity', 'variant inventory quantity'],
  policy: ['variant inventory policy', 'continue selling when out of stock'],
  price: ['variant price', 'price'],
  compareAt: ['variant compare at price', 'compare at price'],
  cost: ['cost per item', 'variant cost'],
  taxable: ['variant taxable', 'charge tax'],
  ships: ['variant requires shipping', 'requires shipping'],
  image: ['image src', 'product image url'],
  imagePosition: ['image position'],
  imageAlt: ['image alt text'],
  /** Ids of this shop, from its own export. */
  ownProduct: ['centime product'],
  ownVariant: ['centime variant'],
  variantImage: ['variant image', 'variant image url'],
} as const satisfies Record<string, readonly string[]>

export type ShopifyField = keyof typeof shopifyHeaders
