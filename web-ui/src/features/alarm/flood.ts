import type { Alarm } from '@/api/models'

/** More than so many in so long are a flood (EEMUA 191): nobody reads them one by one. */
export const FLOOD = { most: 10, within: 10 * 60_000 } as const

/** Alarms of one kind by one rule, of a fence or of terminals, shown as one row; outside of a flood each is alone. The first is the most urgent. */
export interface AlarmGroup {
  readonly id: number
  /** The same as long as the flood goes on, whatever comes and goes in it. */
  readonly key: string
  readonly first: Alarm
  readonly alarms: readonly Alarm[]
}

/** @param alarms in the order in which they are shown. @param now Unix ms */
export function groupAlarms(alarms: readonly Alarm[], now: number): AlarmGroup[] {
  const flood = alarms.filter(({ raisedAt }) => now - Date.parse(raisedAt) < FLOOD.within).length > FLOOD.most
  if (!flood) return alarms.map((alarm) => ({ id: alarm.id, key: '', first: alarm, alarms: [alarm] }))
  const groups = new Map<string, Alarm[]>()
  for (const alarm of alarms) {
    // A call for help stays alone, whatever else happens.
    const key = alarm.priority === 1 ? `#${alarm.id}` : `${alarm.kind} ${alarm.fence?.id ?? ''} ${alarm.rule ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), alarm])
  }
  return [...groups].map(([key, group]) => ({ id: group[0]!.id, key, first: group[0]!, alarms: group }))
}
