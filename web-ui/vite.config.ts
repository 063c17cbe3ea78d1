import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const server = process.env.ROADMARSHAL_URL ?? 'http://localhost:8080'

/** Compiles the catalogues at build time, so that browsers get vue-i18n without its message compiler. */
function compiledCatalogues(): Plugin {
  const compile = (node: unknown): unknown =>
    typeof node === 'string'
      ? baseCompile(node, { jit: true }).ast
      : Object.fromEntries(Object.entries(node as object).map(([key, value]) => [key, compile(value)]))
  return {
    name: 'roadmarshal:compiled-catalogues',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/locales\/.+\.json$/.test(id)) return null
      return { code: JSON.stringify(compile(JSON.parse(code))), map: null }
    },
  }
}

export default defineConfig({
  plugins: [vue(), compiledCatalogues()],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      'vue-i18n': 'vue-i18n/dist/vue-i18n.runtime.mjs',
    },
  },
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': { target: server },
      '/live': { target: server, ws: true },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true },
})
