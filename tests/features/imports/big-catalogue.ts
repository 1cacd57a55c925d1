import { stringify } from 'csv-stringify/sync'

const header =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,SEO Description,Cost per item,Status'
const things = [
  'Chemise',
  'Nappe',
  'Théière',
  'Bol',
  'Coussin',
  'Tablier',
  'Torchon',
  'Assiette',
  'Plaid',
  'Vase',
]
const stuffs = ['lin lavé', 'coton', 'grès émaillé', 'porcelaine', 'laine', 'chanvre', 'verre soufflé']
const sizes = ['Petit', 'Moyen', 'Grand']

/**
 * A Shopify catalogue of so many rows, always the same: every fifth product has three sizes, the others
 * one variant; all have a price, a stock, a cost, a picture and a paragraph of text.
 */
export function bigCatalogue(rows: number): string {
  const lines: string[][] = [header.split(',')]
  for (let n = 0; lines.length <= rows; n++) {
    const title = `${things[n % things.length]} en ${stuffs[n % stuffs.length]} nº ${n}`
    const chosen = n % 5 === 0 ? sizes : ['Default Title']
    chosen.forEach((size, index) => {
      if (lines.length > rows) return
      const first = index === 0
      const text = `<p>${title}, fait dans un petit atelier. ${'Lavé, plié, rangé. '.repeat(12)}</p><ul><li>Numéro ${n}</li></ul>`
      const price = `${20 + (n % 80)}.${String((n * 7) % 100).padStart(2, '0')}`
      lines.push([
        `produit-${n}`,
        first ? title : '',
        first ? text : '',
        first ? 'Atelier' : '',
        first ? things[n % things.length]! : '',
        '',
        first ? 'true' : '',
        first ? (chosen.length > 1 ? 'Taille' : 'Title') : '',
        size,
        `SKU-${n}-${index}`,
        String(100 + (n % 900)),
        'shopify',
        String(n % 40),
        'deny',
        index === 2 ? `${Number(price.split('.')[0]) + 5}.00` : price,
        '',
        'true',
        '',
        `https://images.example/produit-${n}-${index}.jpg`,
        String(index + 1),
        first ? title : '',
        first ? `Un objet nº ${n}` : '',
        `${8 + (n % 20)}.4375`,
        first ? 'active' : '',
      ])
    })
  }
  return stringify(lines)
}
