/** The longest address that is answered, in characters. */
export const addressLimit = 4096

/** A request's address, taken apart. */
export type Address = { pathname: string; search: string }

function decodes(text: string): boolean {
  try {
    // Refuses stray %, half characters and overlong UTF-8 (RFC 3629, section 10).
    return !decodeURIComponent(text).includes('\0')
  } catch {
    return false
  }
}

/**
 * Takes apart the address of a request as it came. Returns the HTTP status of the refusal when it is too
 * long (414) or not properly encoded (400).
 */
export function readAddress(target: string): Address | 400 | 414 {
  if (target.length > addressLimit) return 414
  // Only the origin form (RFC 9112, section 3.2.1); two slashes would name another host in a redirect.
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\\')) return 400
  const mark = target.indexOf('?')
  const pathname = mark === -1 ? target : target.slice(0, mark)
  const search = mark === -1 ? '' : target.slice(mark)
  if (!decodes(pathname) || !decodes(search)) return 400
  return { pathname, search }
}
