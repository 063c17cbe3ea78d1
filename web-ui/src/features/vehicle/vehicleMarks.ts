import { motions } from '@/live/frame'
import type { Mark } from '@/features/unit/marks'

/** What a vehicle is to us: our own, or one of the supervised classes (两客一危); `unknown` until the register has been read. */
export const vehicleUses = ['unknown', 'coach', 'tour_bus', 'dangerous_goods', 'enforcement'] as const
export type VehicleUse = (typeof vehicleUses)[number]
/** How it moves; an alarm comes on top of any of them. */
export const vehicleStates = ['moving', 'stopped', 'parked', 'silent'] as const
export type VehicleState = (typeof vehicleStates)[number]

/**
 * An arrow moves, where it points; what stands is drawn as its class's own small body, hollow while it has only stopped, filled
 * once it is parked. All in one family of quiet blue-greens and greys: units are brighter and larger, red rings are alarms.
 */
const arrows: Record<VehicleUse, string> = {
  unknown: 'M12 3.5 18.5 20.5H5.5Z',
  coach: 'M12 1.5 20.5 21.5 12 16.5 3.5 21.5Z',
  tour_bus: 'M12 1.5 20 17.5Q12 24.5 4 17.5Z',
  dangerous_goods: 'M12 1 20.5 12V18.5L12 23 3.5 18.5V12ZM12 9.5 8.5 14 12 18.5 15.5 14Z',
  enforcement: 'M12 1.5 21 12.5V17.5L12 9 3 17.5V12.5ZM12 12.5 18.5 18.5V23.5L12 17.5 5.5 23.5V18.5Z',
}
const bodies: Record<VehicleUse, string> = {
  unknown: 'M12 7a5 5 0 1 0 .01 0Z',
  coach: 'M4 7H20V17H4Z',
  tour_bus: 'M4 18V13a8 7 0 0 1 16 0V18Z',
  dangerous_goods: 'M12 3.5 19.5 8V16L12 20.5 4.5 16V8Z',
  enforcement: 'M12 4 19 7V12C19 16.5 16 19 12 21 8 19 5 16.5 5 12V7Z',
}
const looks: Record<VehicleState, { shapes: Record<VehicleUse, string>; filled: boolean; color: string; inside: string }> = {
  moving: { shapes: arrows, filled: true, color: '#63bccb', inside: '' },
  stopped: { shapes: bodies, filled: false, color: '#63bccb', inside: '' },
  parked: { shapes: bodies, filled: true, color: '#66748f', inside: '' },
  silent: { shapes: bodies, filled: false, color: '#6b7385', inside: 'M5 19 19 5' },
}

/** By class, then by state. */
export const vehicleMarks: readonly Mark[] = vehicleUses.flatMap((use) => vehicleStates.map((state) => ({ path: looks[state].shapes[use] + looks[state].inside, filled: looks[state].filled, color: looks[state].color })))
export const vehicleMark = (use: VehicleUse, state: VehicleState): Mark => vehicleMarks[vehicleUses.indexOf(use) * vehicleStates.length + vehicleStates.indexOf(state)]!

/** A terminal reports every half a minute at least: after so long a vehicle of which the server says nothing has fallen silent. */
export const VEHICLE_SILENT_AFTER = 300_000
/** km/h below which the noise of a standing receiver lies. */
const STANDING = 3

const [MOVING, STOPPED, , SILENT] = vehicleStates.map((_, index) => index) as [number, number, number, number]
const byMotion = motions.map((motion) => vehicleStates.indexOf(motion as VehicleState))

/** How a vehicle stands, as an index of `vehicleStates`: by the server's word, and where it says nothing by age and speed. */
export function stateIndex(motion: number, speed: number, age: number): number {
  const told = byMotion[motion] ?? -1
  if (told >= 0) return told
  if (age > VEHICLE_SILENT_AFTER) return SILENT
  return speed > STANDING ? MOVING : STOPPED
}

/** Whether a mark of this state points somewhere. */
export const points = (state: number): boolean => state === MOVING
