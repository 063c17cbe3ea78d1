import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { answer, api, once } from '@/api/client'
import { i18n } from '@/app/i18n'

export type PushState = 'unsupported' | 'off' | 'denied' | 'on' | 'failing' | 'unreachable'

const keyBytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))
const same = (a: ArrayBuffer | null, b: Uint8Array) => a !== null && new Uint8Array(a).every((byte, at) => byte === b[at])

/** Being told while the page is closed, as far as the browser, its maker's push service and the network between allow. */
export const usePush = defineStore('push', () => {
  const state = ref<PushState>('off')
  const lastDelivered = ref<string>()
  const id = shallowRef<number | null>(null)
  const supported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window && isSecureContext

  /** The browser's subscription under our key; one under an old key is replaced. */
  async function subscription(manager: PushManager): Promise<PushSubscription> {
    const key = keyBytes((await answer(api.GET('/push-key'))).publicKey)
    const known = await manager.getSubscription()
    if (known && same(known.options.applicationServerKey, key)) return known
    await known?.unsubscribe()
    return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  }

  async function renew() {
    try {
      const { pushManager } = await navigator.serviceWorker.ready
      const { endpoint, expirationTime, keys } = (await subscription(pushManager)).toJSON()
      const language = i18n.global.locale.value
      const body = { endpoint: endpoint!, p256dh: keys!.p256dh!, auth: keys!.auth!, language, ...(expirationTime ? { expiresAt: new Date(expirationTime).toISOString() } : {}) }
      const told = await answer(api.POST('/push-subscriptions', { params: { header: once() }, body }))
      id.value = told.id
      lastDelivered.value = told.deliveredAt
      state.value = told.failure ? 'failing' : 'on'
    } catch (error) {
      console.warn(error)
      state.value = 'unreachable'
    }
  }

  /** Renews what was once allowed; asks nobody anything. */
  async function start() {
    if (!supported) state.value = 'unsupported'
    else if (Notification.permission === 'denied') state.value = 'denied'
    else if (Notification.permission === 'granted') await renew()
  }

  /** By a touch only: browsers ask no other way. */
  async function enable() {
    const permission = await Notification.requestPermission()
    if (permission === 'granted') await renew()
    else state.value = permission === 'denied' ? 'denied' : 'off'
  }

  /** The phone may be another officer's next. */
  async function stop() {
    if (id.value !== null) await api.DELETE('/push-subscriptions/{id}', { params: { path: { id: id.value } } }).catch(() => undefined)
    id.value = null
    if (state.value === 'on' || state.value === 'failing') state.value = 'off'
  }

  /** A page that is looked at says itself what stands among the phone's notifications, and what of it still holds. */
  async function clearTray() {
    const registration = supported ? await navigator.serviceWorker.getRegistration() : undefined
    for (const notification of (await registration?.getNotifications()) ?? []) notification.close()
  }

  return { state, lastDelivered, start, enable, stop, clearTray }
})
