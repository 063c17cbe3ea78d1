import { useLive } from '@/live/useLive'

declare global {
  interface Window {
    /** For tests and operations: what this page has drawn and applied. */
    __roadmarshal?: { readonly drawnUnits: number; readonly appliedSeq: number; readonly connection: string }
  }
}

export function exposeTestHook(drawnUnits: () => number): void {
  const live = useLive()
  window.__roadmarshal = {
    get drawnUnits() {
      return drawnUnits()
    },
    get appliedSeq() {
      return live.appliedSeq
    },
    get connection() {
      return live.phase
    },
  }
}
