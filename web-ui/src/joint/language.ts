const KEPT = 'roadmarshal.locale'
export type Language = 'zh-CN' | 'en'

/** Chinese, unless whoever holds this phone has asked for English before. */
export const language = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh-CN')

export const keepLanguage = (chosen: Language) => localStorage.setItem(KEPT, chosen)
