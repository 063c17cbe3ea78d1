import { describe, expect, it } from 'vitest'
import type { Alarm } from '@/api/models'
import { groupAlarms } from './flood'

const NOW = Date.parse('2026-11-24T02:00:00Z')
const alarm = (id: number, minutesAgo: number, kind: Alarm['kind'] = 'fence_entered', fence = 1, priority = 3): Alarm => ({
  id, kind, priority, state: 'raised', agency: { id: 1, name: '西大队' }, subject: 'vehicle', subjectId: id, fence: { id: fence, name: `围栏${fence}` }, count: 1,
  raisedAt: new Date(NOW - minutesAgo * 60_000).toISOString(), lastAt: new Date(NOW).toISOString(), version: 1,
})
const many = (count: number, minutesAgo: number, fence = 1) => Array.from({ length: count }, (_, at) => alarm(at + 100 * fence, minutesAgo, 'fence_entered', fence))

describe('groupAlarms', () => {
  it.each([
    ['ten in ten minutes are no flood', many(10, 5), 10],
    ['eleven are', many(11, 5), 1],
    ['old ones do not make one', many(30, 11), 30],
    ['another fence is another group', [...many(11, 5), ...many(3, 60, 2)], 2],
    ['another kind is another group', [...many(11, 5), alarm(900, 5, 'speeding')], 2],
    ['a call for help stays alone', [alarm(900, 5, 'vehicle_sos', 1, 1), alarm(901, 5, 'vehicle_sos', 1, 1), ...many(11, 5)], 3],
  ])('%s', (_, alarms, groups) => {
    const made = groupAlarms(alarms, NOW)
    expect(made).toHaveLength(groups)
    expect(made.flatMap((group) => group.alarms)).toHaveLength(alarms.length)
  })
})
