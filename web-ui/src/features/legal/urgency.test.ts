import { describe, expect, it } from 'vitest'
import { dayIn, daysUntil, urgencyOf } from './urgency'

describe('urgency', () => {
  it.each([
    ['2026-11-25', 'late'],
    ['2026-11-26', 'pressing'],
    ['2026-11-29', 'pressing'],
    ['2026-11-30', 'soon'],
    ['2026-12-06', 'soon'],
    ['2026-12-07', 'calm'],
    [undefined, 'calm'],
  ])('of %s is %s', (day, urgency) => {
    expect(urgencyOf(day, '2026-11-26')).toBe(urgency)
  })

  it('counts whole days over a change of the clock', () => {
    expect(daysUntil('2026-04-01', '2026-03-01')).toBe(31)
  })

  it('knows the day of a zone', () => {
    expect(dayIn(Date.parse('2026-11-26T20:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-27')
  })
})
