import { useLive } from '@/live/useLive'

declare global {
  interface Window {
    /** For tests and operations: what this page has drawn and applied. */
    __roadmarshal?: { readonly drawnUnits: number; readonly drawnVehicles: number; readonly appliedSeq: number; readonly connection: string }
  }
}

export function exposeTestHook(drawn: () => { readonly units: number; readonly vehicles: number }): void {
  const live = useLive()
  window.__roadmarshal = {
    get drawnUnits() {
      return drawn().units
    },
    get drawnVehicles() {
      return drawn().vehicles
    },
    get appliedSeq() {
      return live.appliedSeq
    },
    get connection() {
      return live.phase
    },
  }
}
