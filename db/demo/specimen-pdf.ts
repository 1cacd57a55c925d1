import PDFDocument from 'pdfkit'
import type { DemoDocument } from './documents.ts'

/** A specimen as a one-page PDF; the same bytes for the same text and day. */
export function specimenPdf(document: DemoDocument, day: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 72,
    info: { Title: document.title.fr, Author: 'Centime', CreationDate: new Date(`${day}T00:00:00.000Z`) },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.font('Times-Bold').fontSize(20).text(document.title.fr)
  pdf.moveDown(0.3).font('Times-Italic').fontSize(12).text(document.title.en)
  pdf.moveDown().font('Helvetica').fontSize(11).text(day)
  pdf.moveDown()
  for (const line of document.lines) pdf.text(line).moveDown(0.5)
  pdf.end()
  return done
}
