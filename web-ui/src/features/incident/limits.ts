import type { Incident, Task } from '@/api/models'

/** How much of the time to the next expected step is used up. */
export interface Limit {
  readonly step: 'dispatch' | 'acknowledge' | 'arrive' | 'none'
  /** Used share of the limit; 1 and above is overdue. */
  readonly share: number
  readonly sinceMs: number
}

/** Seconds by priority 1-4: the call's processing (NFPA 1221: 90 % within 64 s), and the way to the scene. */
const dispatchWithin = [64, 106, 300, 900] as const
const acknowledgeWithin = 60
const arriveWithin = [900, 1500, 2700, 5400] as const

const at = (limits: readonly number[], priority: number) => limits[Math.min(limits.length, Math.max(1, priority)) - 1]! * 1000
const earliest = (times: number[]) => (times.length ? Math.min(...times) : undefined)

/** The limit that an incident runs against now, judged by its most advanced task. */
export function limitOf(incident: Incident, tasks: readonly Task[], now: number): Limit {
  const live = tasks.filter(({ state }) => !['declined', 'cancelled', 'withdrawn', 'handed_over'].includes(state))
  const measure = (step: Limit['step'], since: number, limit: number): Limit => ({ step, share: (now - since) / limit, sinceMs: now - since })
  if (live.length === 0) return measure('dispatch', Date.parse(incident.createdAt), at(dispatchWithin, incident.priority))
  if (live.some(({ state }) => state === 'on_scene' || state === 'cleared')) return { step: 'none', share: 0, sinceMs: now - Date.parse(incident.createdAt) }
  const accepted = live.filter(({ state }) => state === 'accepted' || state === 'en_route')
  const since = earliest((accepted.length ? accepted : live).map(({ createdAt }) => Date.parse(createdAt)))!
  return accepted.length ? measure('arrive', since, at(arriveWithin, incident.priority)) : measure('acknowledge', since, acknowledgeWithin * 1000)
}
