import { onScopeDispose, watch } from 'vue'

/** Keeps the screen lit while `wanted`: a page whose screen is off gives no position. */
export function useScreenLock(wanted: () => boolean): void {
  let lock: WakeLockSentinel | null = null

  async function hold() {
    if (!wanted() || document.visibilityState !== 'visible') return
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
  }

  function letGo() {
    void lock?.release()
    lock = null
  }

  watch(wanted, (on) => (on ? void hold() : letGo()), { immediate: true })
  document.addEventListener('visibilitychange', hold)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', hold)
    letGo()
  })
}
