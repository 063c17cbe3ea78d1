const HOUR = 3_600_000
const SOON = 24 * HOUR

export interface Due {
  readonly late: boolean
  /** Within a day, or past. */
  readonly pressing: boolean
  readonly unit: 'days' | 'hours' | 'minutes'
  readonly count: number
}

/** How long there is to answer, or how long that is past; days from two on. @param now Unix ms */
export function dueIn(replyDue: string, now: number): Due {
  const rest = Date.parse(replyDue) - now
  const length = Math.abs(rest)
  const late = rest <= 0
  const [unit, size] = length >= 2 * SOON ? (['days', SOON] as const) : length >= HOUR ? (['hours', HOUR] as const) : (['minutes', 60_000] as const)
  return { late, pressing: late || rest < SOON, unit, count: Math.floor(length / size) }
}
