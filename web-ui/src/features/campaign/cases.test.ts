import { expect, it } from 'vitest'
import { sharesOf, summed } from './cases'

const line = { category: 'garbage', unit: 't' as const, issues: 3, doubled: 0 }

it.each([
  [{ found: 10, removed: 5, verified: 2 }, 0.2, 0.3],
  [{ found: 10, removed: 5, verified: 2, target: 20 }, 0.1, 0.15],
  [{ found: 30, removed: 30, verified: 25, target: 20 }, 1, 0],
  [{ found: 30, removed: 30, verified: 10, target: 20 }, 0.5, 0.5],
  [{ found: 0, removed: 0, verified: 0 }, 0, 0],
])('fills a bar as far as it goes: %o', (amounts, verified, removed) => {
  const shares = sharesOf({ ...line, ...amounts })
  expect(shares.verified).toBeCloseTo(verified)
  expect(shares.removed).toBeCloseTo(removed)
})

it('adds days up without the dust of binary fractions', () => {
  expect(summed([0.1, 0.2, 0, 12])).toEqual([0.1, 0.3, 0.3, 12.3])
})
