import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export const themeChoices = ['auto', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storageKey = 'roadmarshal.field.theme'

/** Light for the sun, dark for the night: as the phone says, unless the officer knows better. */
export const useTheme = defineStore('theme', () => {
  const prefersLight = matchMedia('(prefers-color-scheme: light)')
  const byPhone = ref<'light' | 'dark'>(prefersLight.matches ? 'light' : 'dark')
  prefersLight.addEventListener('change', ({ matches }) => (byPhone.value = matches ? 'light' : 'dark'))
  const choice = ref<ThemeChoice>((localStorage.getItem(storageKey) as ThemeChoice | null) ?? 'auto')
  const theme = computed(() => (choice.value === 'auto' ? byPhone.value : choice.value))

  function choose(to: ThemeChoice) {
    choice.value = to
    localStorage.setItem(storageKey, to)
  }

  return { choice, theme, choose }
})
