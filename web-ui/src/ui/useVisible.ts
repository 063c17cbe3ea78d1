import { onScopeDispose, ref } from 'vue'

/** Whether anybody is looking at this page. */
export function useVisible() {
  const visible = ref(document.visibilityState === 'visible')
  const look = () => (visible.value = document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
  return visible
}
