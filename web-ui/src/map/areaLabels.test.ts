import { expect, it } from 'vitest'
import { labelPoint } from './areaLabels'

const square = (x: number, y: number, size: number) => [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]]

it.each([
  ['a polygon', { type: 'Polygon' as const, coordinates: square(120, 41, 2) }, [121, 42]],
  ['the largest part of several', { type: 'MultiPolygon' as const, coordinates: [square(0, 0, 0.5), square(120, 41, 1)] }, [120.5, 41.5]],
])('the name of %s stands in its middle', (_, geometry, [lon, lat]) => {
  const [x, y] = labelPoint(geometry) as [number, number]
  expect(x).toBeCloseTo(lon!, 6)
  expect(y).toBeCloseTo(lat!, 6)
})
