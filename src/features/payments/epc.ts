export type EpcTransfer = {
  beneficiary: string
  iban: string
  /** Empty inside the European Economic Area when it is not known. */
  bic: string
  /** 1 to 99 999 999 999 cents of euros. */
  amountCents: number
  /** What the transfer says, unstructured. */
  remittance: string
}

/** Highest amount of a SEPA transfer in such a code: 999 999 999.99. */
const highestCents = 99_999_999_999
/** What fits into the largest code that banking apps must read, version 13 with correction M. */
const payloadBytes = 331

/**
 * The text of the code that banking apps read for a SEPA transfer: European Payments Council,
 * EPC069-12 "Quick Response Code: Guidelines to enable data capture for the initiation of a SCT",
 * version 2.1. Version 002, character set 1 (UTF-8), lines ended by LF, empty elements at the end
 * left out. RangeError when a value is beyond the guideline's limits. Euros only.
 */
export function epcText({ beneficiary, iban, bic, amountCents, remittance }: EpcTransfer): string {
  const name = oneLine(beneficiary)
  const text = oneLine(remittance)
  if (name.length < 1 || name.length > 70) throw new RangeError('a beneficiary has 1 to 70 characters')
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) throw new RangeError('not an IBAN without spaces')
  if (!/^([A-Z0-9]{8}([A-Z0-9]{3})?)?$/.test(bic)) throw new RangeError('a BIC has 8 or 11 characters')
  if (!Number.isSafeInteger(amountCents) || amountCents < 1 || amountCents > highestCents)
    throw new RangeError('an amount is 0.01 to 999999999.99')
  if (text.length > 140) throw new RangeError('a remittance text has at most 140 characters')
  const euros = `EUR${Math.trunc(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`
  const purpose = ''
  const structuredReference = ''
  const lines = ['BCD', '002', '1', 'SCT', bic, name, iban, euros, purpose, structuredReference, text]
  const payload = lines.join('\n').trimEnd()
  if (Buffer.byteLength(payload) > payloadBytes) throw new RangeError(`a code holds ${payloadBytes} bytes`)
  return payload
}

const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()
