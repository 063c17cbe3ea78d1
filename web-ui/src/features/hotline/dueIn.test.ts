import { describe, expect, it } from 'vitest'
import { dueIn } from './dueIn'

const NOW = Date.parse('2026-11-26T08:00:00Z')

describe('dueIn', () => {
  it.each([
    ['2026-11-30T08:00:00Z', { late: false, pressing: false, unit: 'days', count: 4 }],
    ['2026-11-27T20:00:00Z', { late: false, pressing: false, unit: 'hours', count: 36 }],
    ['2026-11-26T09:30:00Z', { late: false, pressing: true, unit: 'hours', count: 1 }],
    ['2026-11-26T08:00:30Z', { late: false, pressing: true, unit: 'minutes', count: 0 }],
    ['2026-11-26T08:00:00Z', { late: true, pressing: true, unit: 'minutes', count: 0 }],
    ['2026-11-23T08:00:00Z', { late: true, pressing: true, unit: 'days', count: 3 }],
  ])('%s', (due, said) => {
    expect(dueIn(due, NOW)).toEqual(said)
  })
})
