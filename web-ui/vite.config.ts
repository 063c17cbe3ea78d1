import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa'
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

const manifest: Partial<ManifestOptions> = {
  id: '/field',
  name: '路政指挥 · 外勤',
  short_name: '路政外勤',
  categories: ['productivity'],
  description: 'Roadmarshal for officers in the field: tasks, calls for help, road-environment issues',
  lang: 'zh-CN',
  start_url: '/field',
  scope: '/',
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#05080f',
  theme_color: '#0b1220',
  icons: [
    { src: '/icons/field-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/field-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/field-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/field.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
}

/** A manifest has one language: another one for those who read English. */
const englishManifest: Plugin = {
  name: 'roadmarshal:english-manifest',
  apply: 'build',
  generateBundle() {
    const english = { ...manifest, lang: 'en', name: 'Roadmarshal Field', short_name: 'Field' }
    this.emitFile({ type: 'asset', fileName: 'manifest.en.webmanifest', source: JSON.stringify(english) })
  },
}

/**
 * The field page as an app: it starts without a network, with the map tiles of the officer's area. The scope is `/`, for
 * workers are loaded by their own address under /assets; but no page save /field is ever answered from the phone's store.
 * Answers of the API are not kept, tiles are.
 */
const fieldApp = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  scope: '/',
  manifest,
  workbox: {
    globPatterns: ['index.html', 'manifest.en.webmanifest', 'favicon.svg', 'icons/*', 'assets/*.{js,mjs,css}'],
    globIgnores: ['assets/*{Console,Wall,Command,echarts,element,joint,Joint}*'],
    maximumFileSizeToCacheInBytes: 3_000_000,
    importScripts: ['push-worker.js'],
    directoryIndex: null,
    navigateFallback: '/index.html',
    navigateFallbackAllowlist: [/^\/field/],
    cleanupOutdatedCaches: true,
    runtimeCaching: [
      {
        urlPattern: ({ url }) => url.pathname.startsWith('/api/v1/tiles/'),
        handler: 'NetworkFirst',
        options: {
          cacheName: 'roadmarshal-tiles',
          networkTimeoutSeconds: 4,
          cacheableResponse: { statuses: [200, 204] },
          plugins: [{ cacheKeyWillBeUsed: async ({ request }) => new URL(request.url).pathname }],
        },
      },
      {
        urlPattern: ({ url, sameOrigin }) => sameOrigin && /^\/assets\/.+\.woff2$/.test(url.pathname),
        handler: 'CacheFirst',
        options: { cacheName: 'roadmarshal-fonts', expiration: { maxEntries: 200 } },
      },
    ],
  },
})

/** As the server does it: what stands below /joint/ is the page for whoever holds a link. */
const jointPage: Plugin = {
  name: 'roadmarshal:joint-page',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (request.url?.startsWith('/joint/')) request.url = '/joint.html'
      next()
    })
  },
}

export default defineConfig({
  plugins: [vue(), compiledCatalogues(), englishManifest, jointPage, fieldApp],
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
  build: {
    rolldownOptions: { input: { index: fileURLToPath(new URL('./index.html', import.meta.url)), joint: fileURLToPath(new URL('./joint.html', import.meta.url)) } },
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': { target: server },
      '/live': { target: server, ws: true },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true, server: { deps: { inline: ['element-plus'] } } },
})
