import { expect, it } from 'vitest'
import { alignment } from './align'

const here = { lon: 120.45, lat: 41.57 }
const north = { lon: 120.45, lat: 41.57 + 20 / 111_195 }

it.each([
  ['nothing known', {}, {}, {}],
  ['the same stand', { location: here, headingDeg: 90 }, { location: here, headingDeg: 90 }, { metres: 0, turn: 0 }],
  ['20 m to the north, looking north', { location: here, headingDeg: 0 }, { location: north, headingDeg: 10 }, { metres: 20, way: 0, turn: 10 }],
  ['20 m to the north, looking east', { location: here, headingDeg: 90 }, { location: north, headingDeg: 0 }, { metres: 20, way: 270, turn: -90 }],
  ['over north to the right', { headingDeg: 350 }, { headingDeg: 10 }, { turn: 20 }],
  ['over north to the left', { headingDeg: 10 }, { headingDeg: 350 }, { turn: -20 }],
  ['a phone without a compass', { location: here }, { location: north, headingDeg: 10 }, { metres: 20, way: 0 }],
])('%s', (_, now, before, expected) => {
  const found = alignment(now, before)
  expect(Object.keys(found)).toEqual(expect.arrayContaining(Object.keys(expected)))
  for (const [key, value] of Object.entries(expected)) expect(found[key as keyof typeof found]).toBeCloseTo(value, 1)
  if (!Object.keys(expected).length) expect(found).toEqual({})
})
