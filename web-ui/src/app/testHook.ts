import { useLive } from '@/live/useLive'

declare global {
  interface Window {
    /** For tests and operations: what this page has drawn and applied. */
    __roadmarshal?: { readonly drawnUnits: number; readonly mapAtRest: boolean; readonly appliedSeq: number; readonly connection: string }
  }
}

export function exposeTestHook(map: { drawnUnits(): number; atRest(): boolean }): void {
  const live = useLive()
  window.__roadmarshal = {
    get drawnUnits() {
      return map.drawnUnits()
    },
    get mapAtRest() {
      return map.atRest()
    },
    get appliedSeq() {
      return live.appliedSeq
    },
    get connection() {
      return live.phase
    },
  }
}
