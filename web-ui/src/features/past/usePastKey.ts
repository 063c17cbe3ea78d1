import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'

/** On a wall, whose only input is a keyboard that somebody plugs in, H shows the past; there Esc leads back. */
export function usePastKey(): void {
  const router = useRouter()
  const keys = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (key.toLowerCase() === 'h' && !ctrlKey && !metaKey && !altKey) void router.push({ name: 'past', query: { of: 'wall' } })
  }
  window.addEventListener('keydown', keys)
  onScopeDispose(() => window.removeEventListener('keydown', keys))
}
