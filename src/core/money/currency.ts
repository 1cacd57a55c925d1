/**
 * ISO 4217: every currency in use and the decimals of its minor unit. Facts from
 * github.com/datasets/currency-codes (PDDL 1.0); precious metals and test codes have no minor unit and are left out.
 */
const codesByDecimals: [decimals: number, codes: string][] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
      'CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG ' +
      'HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR ' +
      'MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG ' +
      'SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES ' +
      'WST XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]

const decimalsByCode = new Map(
  codesByDecimals.flatMap(([decimals, codes]) => codes.split(' ').map((code) => [code, decimals] as const)),
)

export type Currency = {
  /** ISO 4217 alphabetic code, `EUR`. */
  code: string
  /** Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for TND. */
  decimals: number
}

/** The currency of an ISO 4217 code in capitals. Throws a RangeError for any other. */
export function currencyOf(code: string): Currency {
  const decimals = decimalsByCode.get(code)
  if (decimals === undefined) throw new RangeError(`${code} is not an ISO 4217 currency with a minor unit`)
  return { code, decimals }
}

/** Every code that `currencyOf` takes, in alphabetical order. */
export const currencyCodes = (): string[] => [...decimalsByCode.keys()].sort()
