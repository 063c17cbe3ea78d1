import { describe, expect, it } from 'vitest'
import { ofField, toField } from './zonedTime'

describe('times of a field, in the city’s zone', () => {
  it.each([
    ['2026-11-24T08:00:00Z', 'Asia/Shanghai', '2026-11-24T16:00'],
    ['2026-11-24T20:30:00Z', 'Asia/Shanghai', '2026-11-25T04:30'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29T01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00'],
  ])('%s in %s is %s', (time, zone, field) => {
    expect(toField(Date.parse(time), zone)).toBe(field)
    expect(ofField(field, zone)).toBe(Date.parse(time))
  })

  it('knows an empty field', () => {
    expect(ofField('', 'Asia/Shanghai')).toBeNaN()
  })
})
