import { describe, expect, it } from 'vitest'
import type { FenceGeometry, FenceKind } from '@/api/models'
import { nearest, outlineOf, readGeometry, writeGeometry } from './fenceGeometry'

describe('what is typed becomes a geometry', () => {
  it.each<[FenceKind, string, string | null]>([
    ['circle', '120.45, 41.57', '{"type":"Point","coordinates":[120.45,41.57]}'],
    ['circle', '120.45，41.57', '{"type":"Point","coordinates":[120.45,41.57]}'],
    ['circle', '120.45 41.57\n120.46 41.57', null],
    ['corridor', '120.45, 41.57', null],
    ['corridor', '120.45, 41.57\n\n120.46, 41.57\n', '{"type":"LineString","coordinates":[[120.45,41.57],[120.46,41.57]]}'],
    ['area', '1,1\n2,1\n2,2', '{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}'],
    ['area', '1,1\n2,1', null],
    ['area', '1,1\n2,x\n3,3', null],
    ['area', '1,1\n2,91\n3,3', null],
    ['area', '{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}', '{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}'],
    ['area', '{"type":"FeatureCollection","features":[]}', null],
    ['circle', '{"type":"Polygon","coordinates":[]}', null],
    ['area', '{"type":', null],
  ])('%s %j', (kind, text, geometry) => {
    expect(readGeometry(kind, text)).toEqual(geometry === null ? null : JSON.parse(geometry))
  })

  it.each<FenceGeometry & { kind: FenceKind }>([
    { kind: 'circle', type: 'Point', coordinates: [120.45, 41.57] },
    { kind: 'corridor', type: 'LineString', coordinates: [[1, 1], [2, 2]] },
    { kind: 'area', type: 'Polygon', coordinates: [[[1, 1], [2, 1], [2, 2], [1, 1]]] },
    { kind: 'area', type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]], [[5, 3], [6, 3], [6, 4], [5, 3]]] },
  ])('and back: $type', ({ kind, ...geometry }) => {
    expect(readGeometry(kind, writeGeometry(geometry))).toEqual(geometry)
  })
})

it('a circle is drawn by its rim, in metres on the ground', () => {
  const [rim] = outlineOf('circle', '120, 60', 11_119.5)
  expect(rim![0]![0]).toBeCloseTo(120.2, 3)
  expect(rim![16]![1]).toBeCloseTo(60.1, 3)
})

it.each([[[1.01, 1], 0], [[1.5, 1.5], null], [[2, 2.02], 1]] as const)('points at %j', (place, at) => {
  expect(nearest([[1, 1], [2, 2]], place, 0.1)).toBe(at)
})
