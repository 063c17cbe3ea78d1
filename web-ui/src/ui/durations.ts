/** `mm:ss` below an hour, `h:mm:ss` above; for clocks that count. */
export function countUp(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** The coarsest unit that says enough: `shell.age.<unit>` takes the count. */
export function age(milliseconds: number): { unit: 'seconds' | 'minutes' | 'hours' | 'days'; count: number } {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 90) return { unit: 'seconds', count: seconds }
  if (seconds < 90 * 60) return { unit: 'minutes', count: Math.round(seconds / 60) }
  if (seconds < 48 * 3600) return { unit: 'hours', count: Math.round(seconds / 3600) }
  return { unit: 'days', count: Math.round(seconds / 86400) }
}
