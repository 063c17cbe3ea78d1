import type { Unit } from '@/api/models'
import { SILENT_AFTER, type Position } from '@/features/position/usePositions'
import type { MarkName } from './marks'

/** How a unit stands on screen: its own state, unless it cries for help or has fallen silent while on duty. */
export interface Presence {
  readonly mark: MarkName
  /** Milliseconds since its last fix; undefined when there never was one. */
  readonly fixAge?: number
  readonly stale: boolean
}

export function presence(unit: Unit, position: Position | undefined, sos: boolean, now: number): Presence {
  const fixAge = position && Math.max(0, now - position.time)
  const stale = unit.state !== 'off_duty' && (fixAge === undefined || fixAge > SILENT_AFTER)
  return { mark: sos ? 'sos' : stale ? 'out_of_contact' : unit.state, fixAge, stale }
}
