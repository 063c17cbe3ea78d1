import { motions } from '@/live/frame'
import type { Mark } from '@/features/unit/marks'

/** What a vehicle is to us: our own, or one of the supervised classes (两客一危); `unknown` until the register has been read. */
export const vehicleUses = ['unknown', 'coach', 'tour_bus', 'dangerous_goods', 'enforcement'] as const
export type VehicleUse = (typeof vehicleUses)[number]
export const vehicleStates = ['moving', 'stopped', 'parked', 'silent', 'alarm'] as const
export type VehicleState = (typeof vehicleStates)[number]

/** The outline is what it is; fill, colour and what is drawn inside are what it does. Quieter than the units', red for alarms alone. */
const shapes: Record<VehicleUse, string> = {
  unknown: 'M12 7a5 5 0 1 0 .01 0Z',
  coach: 'M2.5 7H21.5V17H2.5Z',
  tour_bus: 'M2.5 17V13a6 6 0 0 1 6-6H15.5a6 6 0 0 1 6 6V17Z',
  dangerous_goods: 'M12 3 20.5 8V16L12 21 3.5 16V8Z',
  enforcement: 'M12 4 19 7V12C19 16.5 16 19 12 21 8 19 5 16.5 5 12V7Z',
}
const states: Record<VehicleState, { filled: boolean; color: string; inside: string }> = {
  moving: { filled: true, color: '#5f9ea8', inside: '' },
  stopped: { filled: false, color: '#a99a72', inside: '' },
  parked: { filled: false, color: '#7d8aa3', inside: 'M9 12H15' },
  silent: { filled: false, color: '#6b7385', inside: 'M5 19 19 5' },
  alarm: { filled: true, color: '#ff3e30', inside: '' },
}

/** By class, then by state. */
export const vehicleMarks: readonly Mark[] = vehicleUses.flatMap((use) => vehicleStates.map((state) => ({ path: shapes[use] + states[state].inside, filled: states[state].filled, color: states[state].color })))
export const vehicleMark = (use: VehicleUse, state: VehicleState): Mark => vehicleMarks[vehicleUses.indexOf(use) * vehicleStates.length + vehicleStates.indexOf(state)]!

/** A terminal reports every half a minute at least: after so long a vehicle has fallen silent. */
export const VEHICLE_SILENT_AFTER = 300_000
/** km/h below which the noise of a standing receiver lies. */
const STANDING = 3

const [ALARM, SILENT, MOVING, STOPPED] = ['alarm', 'silent', 'moving', 'stopped'].map((state) => vehicleStates.indexOf(state as VehicleState)) as [number, number, number, number]
const byMotion = motions.map((motion) => vehicleStates.indexOf(motion as VehicleState))

/**
 * How a vehicle stands, as an index of `vehicleStates`: by its alarms, its age, the server's word, and while the server says
 * nothing, its speed.
 */
export function stateIndex(motion: number, alarms: number, speed: number, age: number): number {
  if (alarms !== 0) return ALARM
  if (age > VEHICLE_SILENT_AFTER) return SILENT
  const told = byMotion[motion] ?? -1
  if (told >= 0) return told
  return speed > STANDING ? MOVING : STOPPED
}
