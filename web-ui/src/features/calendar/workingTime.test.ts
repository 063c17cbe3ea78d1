import { expect, it } from 'vitest'
import { inDays, workingBetween } from './workingTime'

/** National Day 2026: the first to the seventh of October are off, Saturday the tenth is worked. */
const holiday = {
  timeZone: 'Asia/Shanghai', opens: '08:30', closes: '17:30',
  days: new Map([...[1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, false] as const), ['2026-10-10', true] as const]),
}

it.each([
  ['2026-09-29T02:00:00Z', '2026-09-30T02:00:00Z', 9],
  ['2026-09-30T07:00:00Z', '2026-10-08T01:00:00Z', 3],
  ['2026-10-09T12:00:00Z', '2026-10-12T01:30:00Z', 10],
  ['2026-10-03T02:00:00Z', '2026-10-08T01:30:00Z', 1],
  ['2026-10-08T01:30:00Z', '2026-10-03T02:00:00Z', 0],
])('from %s to %s are %d working hours', (from, to, hours) => {
  expect(workingBetween(Date.parse(from), Date.parse(to), holiday)).toBe(hours * 3_600_000)
})

it('is told in days and hours', () => {
  expect(inDays(21.5 * 3_600_000, holiday)).toEqual({ days: 2, hours: 3.5 })
})
