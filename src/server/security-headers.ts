/**
 * One constant policy: the shop has no inline script or style, and asks nobody else for anything.
 * docs/decisions/0004.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "manifest-src 'self'",
].join('; ')

const always: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The headers that every answer carries, refusals and errors included. */
export function securityHeaders(siteUrl: string): Record<string, string> {
  // RFC 6797, section 7.2: not over plain HTTP. One year.
  if (!siteUrl.startsWith('https://')) return always
  return { ...always, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
}
