import { build } from 'vite'

const entries = {
  app: { server: 'src/server/main.ts', centime: 'src/cli/centime.ts' },
  dev: { dev: 'src/server/dev.ts' },
}

/** Bundles our own entry points into dist: drizzle inside (its import is slow), other packages outside. */
const name = process.argv[2]
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: ['drizzle-orm'] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: `dist/${name}`,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: entries[name],
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
})
