import { onScopeDispose } from 'vue'

export const actions = ['new', 'dispatch', 'panes', 'oldestAlarm', 'palette', 'command', 'takeBack', 'back'] as const
export type Action = (typeof actions)[number]

const defaults: Record<Action, string> = {
  new: 'F2', dispatch: 'F3', panes: 'F6', oldestAlarm: 'F8', palette: 'Ctrl+K', command: '/', takeBack: 'Ctrl+Z', back: 'Escape',
}
const storageKey = 'roadmarshal.keys'

/** The keys in force: the defaults with what this browser's user has changed. */
export function keymap(): Record<Action, string> {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<Action, string>>) }
  } catch {
    return { ...defaults }
  }
}

export function remap(action: Action, key: string | null): void {
  const changed = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<Action, string>>
  if (key === null) delete changed[action]
  else changed[action] = key
  localStorage.setItem(storageKey, JSON.stringify(changed))
}

/** `Ctrl+K`, `F8`, `/`: the name of a pressed key with its modifiers; Command counts as Ctrl. */
export function nameOf({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const name = key.length === 1 ? key.toUpperCase() : key
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${name}`
}

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
/** These would take a letter away from somebody who types. */
const yieldsToTyping: ReadonlySet<Action> = new Set(['command', 'takeBack'])

/** Listens for the keys while the component lives. */
export function useKeys(handlers: Record<Action, () => void>): void {
  function listen(event: KeyboardEvent) {
    if (event.isComposing || event.defaultPrevented) return
    const name = nameOf(event)
    const action = actions.find((candidate) => keymap()[candidate] === name)
    if (!action || (yieldsToTyping.has(action) && isTyping(event.target) && (event.target as HTMLInputElement).value)) return
    if (action === 'command' && isTyping(event.target)) return
    event.preventDefault()
    handlers[action]()
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => window.removeEventListener('keydown', listen))
}
