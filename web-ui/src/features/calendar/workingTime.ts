/** An org's hours, and the days that are not as their weekday says. */
export interface WorkingDays {
  readonly timeZone: string
  readonly opens: string
  readonly closes: string
  readonly days: ReadonlyMap<string, boolean>
}

const DAY = 86_400_000
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** How far the zone's clocks are ahead at an instant. */
function offset(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(instant)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(instant / 1000) * 1000
}

/** @param day midnight of it, read as if it were in Greenwich */
function works(day: number, days: WorkingDays['days']): boolean {
  const weekday = new Date(day).getUTCDay()
  return days.get(new Date(day).toISOString().slice(0, 10)) ?? (weekday !== 0 && weekday !== 6)
}

/** Working milliseconds between two instants; none where the second is not after the first. */
export function workingBetween(from: number, to: number, { timeZone, opens, closes, days }: WorkingDays): number {
  const [begin, end] = [from + offset(from, timeZone), to + offset(to, timeZone)]
  let sum = 0
  for (let day = Math.floor(begin / DAY) * DAY; day <= end; day += DAY) {
    if (!works(day, days)) continue
    const [first, last] = [Math.max(begin, day + minutesOf(opens) * 60_000), Math.min(end, day + minutesOf(closes) * 60_000)]
    sum += Math.max(0, last - first)
  }
  return sum
}

/** Whole working days and what is left over, in hours of a day of this org. */
export function inDays(milliseconds: number, { opens, closes }: Pick<WorkingDays, 'opens' | 'closes'>): { days: number; hours: number } {
  const hours = milliseconds / 3_600_000
  const perDay = (minutesOf(closes) - minutesOf(opens)) / 60
  const days = Math.floor(hours / perDay)
  return { days, hours: Math.floor((hours - days * perDay) * 10) / 10 }
}
