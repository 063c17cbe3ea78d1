import type { Unit } from '@/api/models'
import { SILENT_AFTER, type Position } from '@/features/position/usePositions'
import { markNames, type MarkName } from './marks'

/** How a unit stands on screen: its own state, unless it cries for help or has fallen silent while on duty. */
export interface Presence {
  readonly mark: MarkName
  readonly stale: boolean
}

/** One object for each way to stand: twenty thousand units are looked at every second, and nothing is made anew. */
const present = Object.fromEntries(markNames.map((mark) => [mark, { mark, stale: mark === 'out_of_contact' }])) as Record<MarkName, Presence>
const silentCry: Presence = { mark: 'sos', stale: true }

export function presence({ state }: Pick<Unit, 'state'>, position: Pick<Position, 'time'> | undefined, sos: boolean, now: number): Presence {
  const silent = state !== 'off_duty' && (position === undefined || now - position.time > SILENT_AFTER)
  if (sos) return silent ? silentCry : present.sos
  return silent ? present.out_of_contact : present[state]
}
