/** What a `datetime-local` field holds, `2026-11-24T16:00`, in the city's time zone and not in the browser's. */
export function toField(time: number, timeZone: string): string {
  return new Date(time + offset(time, timeZone)).toISOString().slice(0, 16)
}

/** Unix ms of a field; NaN where it holds no time. */
export function ofField(field: string, timeZone: string): number {
  const asUtc = Date.parse(`${field}Z`)
  if (Number.isNaN(asUtc)) return NaN
  // The offset of the moment itself, which near a change of the clocks is not the one of its name taken for UTC.
  const guess = asUtc - offset(asUtc, timeZone)
  return asUtc - offset(guess, timeZone)
}

/** Unix ms at which a day such as `2026-11-24` begins there. */
export const startOfDay = (day: string, timeZone: string): number => ofField(`${day}T00:00`, timeZone)

function offset(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(time)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((candidate) => candidate.type === type)!.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(time / 1_000) * 1_000
}
