import { readFile } from 'node:fs/promises'

const address = /^\/drawings\/((?:[a-z0-9-]+\/)?[a-z0-9-]+\.svg)$/

/** Serves `content/drawings` in `npm run dev`; the built shop does it in static.ts. */
export function drawingsInDev() {
  return {
    name: 'centime-drawings-in-dev',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((req, res, next) => {
          const name = address.exec(new URL(req.url, 'http://localhost').pathname)?.[1]
          if (!name) return next()
          readFile(`content/drawings/${name}`).then((svg) => {
            res.setHeader('content-type', 'image/svg+xml')
            res.end(svg)
          }, next)
        })
      },
    },
  }
}
