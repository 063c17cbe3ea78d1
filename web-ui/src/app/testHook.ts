import { useLive } from '@/live/useLive'

declare global {
  interface Window {
    /** For tests and operations: what this page has drawn and applied. */
    __roadmarshal?: { readonly drawnUnits: number; readonly drawnVehicles: number; readonly mapAtRest: boolean; readonly appliedSeq: number; readonly connection: string }
  }
}

export function exposeTestHook(map: { drawn(): { readonly units: number; readonly vehicles: number }; atRest(): boolean }): void {
  const live = useLive()
  window.__roadmarshal = {
    get drawnUnits() {
      return map.drawn().units
    },
    get drawnVehicles() {
      return map.drawn().vehicles
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
