import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { i18n } from '@/app/i18n'

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

export type InstallState = 'installed' | 'offered' | 'by_hand' | 'unknown'

/** The page on the home screen: offered where the browser lets us, explained where it does not (iPhones). */
export const useInstall = defineStore('install', () => {
  const standalone = matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
  const byHand = /iPhone|iPad/.test(navigator.userAgent)
  const state = ref<InstallState>(standalone ? 'installed' : byHand ? 'by_hand' : 'unknown')
  let offer: InstallPrompt | null = null

  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallPrompt
    state.value = 'offered'
  })
  addEventListener('appinstalled', () => (state.value = 'installed'))

  async function install() {
    await offer?.prompt()
    // An offer is good for one question.
    offer = null
    if (state.value === 'offered') state.value = 'unknown'
  }

  // A manifest has one language: the name under the icon is the one that the officer reads.
  watchEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
    if (link) link.href = i18n.global.locale.value === 'en' ? '/manifest.en.webmanifest' : '/manifest.webmanifest'
  })

  return { state, install }
})
