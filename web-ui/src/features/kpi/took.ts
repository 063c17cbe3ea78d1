/** Seconds as `m:ss`, with hours where there are any; nothing where nobody knows. */
export function took(seconds: number | undefined): string {
  if (seconds === undefined) return '—'
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
