import node from '@astrojs/node'
import { defineConfig } from 'astro/config'
import { drawingsInDev } from './src/server/drawings-in-dev.mjs'

// Our own server stands around Astro's handler: docs/decisions/0001.
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', experimentalDisableStreaming: true }),
  trailingSlash: 'never',
  build: { inlineStylesheets: 'never' },
  // src/server/same-origin.ts does it, and works behind a TLS proxy.
  security: { checkOrigin: false },
  session: false,
  // No image is resized by the shop: the address /_image must not be a way to make it work.
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  devToolbar: { enabled: false },
  integrations: [drawingsInDev()],
  vite: {
    build: { assetsInlineLimit: 0 },
    ssr: { noExternal: ['drizzle-orm'] },
  },
})
