import { createI18n } from 'vue-i18n'

export type Locale = 'zh-CN' | 'en'
export const locales: readonly { code: Locale; label: string }[] = [
  { code: 'zh-CN', label: '中文' },
  { code: 'en', label: 'English' },
]

type Catalogue = Record<string, never>
const catalogues = import.meta.glob<Catalogue>('../locales/*/*.json', { import: 'default' })
const storageKey = 'roadmarshal.locale'
const wanted = new Set<string>()
const loaded = new Set<string>()

/** Chinese unless this browser's user has chosen otherwise: the first users read Chinese whatever their browser says. */
function initialLocale(): Locale {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN'
}

export const i18n = createI18n({
  legacy: false,
  locale: initialLocale(),
  fallbackLocale: false,
  messages: {} as Record<Locale, Catalogue>,
  missingWarn: import.meta.env.DEV,
})

async function load(locale: Locale, section: string) {
  const path = `../locales/${locale}/${section}.json`
  if (loaded.has(path)) return
  const catalogue = catalogues[path]
  if (!catalogue) throw new Error(`No catalogue ${path}`)
  i18n.global.mergeLocaleMessage(locale, { [section]: await catalogue() })
  loaded.add(path)
}

/** Loads the catalogues `locales/<locale>/<section>.json`; each one's texts live under its own name: `t('console.queue')`. */
export async function useSections(sections: readonly string[]): Promise<void> {
  sections.forEach((section) => wanted.add(section))
  await Promise.all(sections.map((section) => load(i18n.global.locale.value, section)))
}

export async function switchLocale(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((section) => load(locale, section)))
  i18n.global.locale.value = locale
  localStorage.setItem(storageKey, locale)
  document.documentElement.lang = locale
}
