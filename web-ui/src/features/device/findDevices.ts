import type { Device } from './useDevices'

const letters = (text: string | undefined) => (text ?? '').toLowerCase().replaceAll(/[\s·-]/g, '')

/** Devices of which plate, callsign, label or number holds the text, in any case and without its spaces and dots. */
export function findDevices(devices: readonly Device[], text: string, kind: Device['kind'] | ''): Device[] {
  const wanted = letters(text)
  return devices.filter((device) => (!kind || device.kind === kind) && [device.vehicle?.name, device.unit?.name, device.label, device.address].some((name) => letters(name).includes(wanted)))
}
