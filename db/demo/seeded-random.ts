import { createHash } from 'node:crypto'
import type { Random } from '../../src/core/id.ts'

/** Random bytes that repeat: SHA-256 of the name and a counter. Each thing that is seeded has a name of its own. */
export function seededRandom(name: string): Random {
  let block = 0
  let left = Buffer.alloc(0)
  return (n) => {
    while (left.length < n) {
      left = Buffer.concat([left, createHash('sha256').update(`${name}:${block++}`).digest()])
    }
    const taken = left.subarray(0, n)
    left = left.subarray(n)
    return taken
  }
}
