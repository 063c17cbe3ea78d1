import { onScopeDispose, ref } from 'vue'

/** Whether the phone has a network at all, and whether anybody is looking. */
export function useOnline() {
  const online = ref(navigator.onLine)
  const visible = ref(document.visibilityState === 'visible')
  const listen = () => (online.value = navigator.onLine)
  const look = () => (visible.value = document.visibilityState === 'visible')
  addEventListener('online', listen)
  addEventListener('offline', listen)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    removeEventListener('online', listen)
    removeEventListener('offline', listen)
    document.removeEventListener('visibilitychange', look)
  })
  return { online, visible }
}
