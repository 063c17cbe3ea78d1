import { expect, it } from 'vitest'
import { compassHeading } from './useHeading'

// Held upright, the back camera looks to the north at alpha 0; alpha grows counter-clockwise.
it.each([
  ['north', 0, 90, 0, 0],
  ['west', 90, 90, 0, 270],
  ['south', 180, 90, 0, 180],
  ['east', 270, 90, 0, 90],
  ['north, tilted a little', 0, 70, 0, 0],
])('looks %s', (_, alpha, beta, gamma, heading) => {
  const found = compassHeading(alpha, beta, gamma)
  expect(Math.min(Math.abs(found - heading), 360 - Math.abs(found - heading))).toBeLessThan(0.001)
})
