/** Parts of the site that are not for everybody. */
export type Room = 'owner' | 'ngo' | 'account'

const rooms: readonly string[] = ['owner', 'ngo', 'account'] satisfies Room[]
const isRoom = (text: string | undefined): text is Room => text !== undefined && rooms.includes(text)

/** The segments of a path however it was spelled: encoded (even twice), doubled slashes, dots, capitals. */
function plainSegments(pathname: string): string[] {
  let path = pathname
  for (let turn = 0; turn < 5 && path.includes('%'); turn += 1) {
    try {
      path = decodeURIComponent(path)
    } catch {
      break
    }
  }
  const plain: string[] = []
  for (const segment of path.toLowerCase().split(/[/\\]+/)) {
    if (segment === '..') plain.pop()
    else if (segment !== '' && segment !== '.') plain.push(segment)
  }
  return plain
}

/**
 * The closed room that an address leads into, or null: by the page that Astro has chosen, and by what the path
 * says when it is spelled plainly, so that neither a new page nor another spelling is forgotten.
 */
export function closedRoom(pathname: string, routePattern: string): Room | null {
  const [first, ...rest] = routePattern.split('/').filter((segment) => segment !== '')
  if (first === '[lang]' && isRoom(rest[0])) return rest[0]
  const [lang, room] = plainSegments(pathname)
  return (lang === 'fr' || lang === 'en') && isRoom(room) ? room : null
}
