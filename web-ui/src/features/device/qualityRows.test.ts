import { describe, expect, it } from 'vitest'
import { goodShare, qualityRows } from './qualityRows'

const days = [
  { day: '2026-11-25', records: 60, verdicts: { qualified: 50, late: 4, jump: 6 } },
  { day: '2026-11-26', records: 40, verdicts: { qualified: 36, jump: 2, zero: 2 } },
]

describe('what was thought of a device', () => {
  it('has a row for each reason that there was, the good ones first', () => {
    expect(qualityRows(days, '2026-11-26')).toEqual([
      { fate: 'taken', verdict: 'qualified', today: 36, all: 86, share: 0.86 },
      { fate: 'taken', verdict: 'late', today: 0, all: 4, share: 0.04 },
      { fate: 'doubted', verdict: 'jump', today: 2, all: 8, share: 0.08 },
      { fate: 'refused', verdict: 'zero', today: 2, all: 2, share: 0.02 },
    ])
  })

  it('counts late records as good, and says nothing where there were none', () => {
    expect(goodShare(days)).toBeCloseTo(0.9)
    expect(goodShare([])).toBeNull()
    expect(qualityRows([], '2026-11-26').map(({ verdict, all }) => [verdict, all])).toEqual([['qualified', 0]])
  })
})
