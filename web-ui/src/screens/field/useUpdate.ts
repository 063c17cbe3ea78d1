import { defineStore } from 'pinia'
import { ref } from 'vue'
import { registerSW } from 'virtual:pwa-register'

const lookEvery = 30 * 60_000

/** The service worker: keeps the page for offline starts, and says when a newer one has come. It never reloads by itself, for somebody may be in the middle of a report. */
export const useUpdate = defineStore('update', () => {
  const waiting = ref(false)
  const update = registerSW({
    onNeedRefresh: () => (waiting.value = true),
    onRegisteredSW: (_, registration) => registration && setInterval(() => void registration.update().catch(() => undefined), lookEvery),
  })
  return { waiting, apply: () => update(true) }
})
