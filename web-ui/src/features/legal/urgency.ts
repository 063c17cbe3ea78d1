const DAY = 86_400_000

/** How near a last day is: past, within three days, within ten, or farther. */
export type Urgency = 'late' | 'pressing' | 'soon' | 'calm'

/** Whole days from today until a day such as `2026-03-17`; negative where it is past. @param today such as `2026-03-16` */
export const daysUntil = (day: string, today: string): number => Math.round((Date.parse(day) - Date.parse(today)) / DAY)

export function urgencyOf(day: string | undefined, today: string): Urgency {
  if (!day) return 'calm'
  const left = daysUntil(day, today)
  if (left < 0) return 'late'
  if (left <= 3) return 'pressing'
  return left <= 10 ? 'soon' : 'calm'
}

/** Today in a time zone, as `2026-11-26`. @param now Unix ms */
export const dayIn = (now: number, timeZone?: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
