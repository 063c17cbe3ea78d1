import { describe, expect, it } from 'vitest'
import { boundsOf } from '@/features/fence/fenceGeometry'
import { readZone, rings } from './register'

const ring = '[[120,41],[121,41],[121,42],[120,41]]'
const polygon = `{"type":"Polygon","coordinates":[${ring}]}`

describe('a zone that is pasted', () => {
  it.each([
    [polygon, 'Polygon', 1],
    [`{"type":"Feature","properties":{},"geometry":${polygon}}`, 'Polygon', 1],
    [`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":${polygon}}]}`, 'Polygon', 1],
    [`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":${polygon}},{"type":"Feature","geometry":${polygon}}]}`, 'MultiPolygon', 2],
    [`{"type":"MultiPolygon","coordinates":[[${ring},${ring}],[${ring}]]}`, 'MultiPolygon', 3],
  ])('%s', (text, type, count) => {
    const zone = readZone(text)!
    expect(zone.type).toBe(type)
    expect(rings(zone)).toHaveLength(count)
    expect(boundsOf(rings(zone).flat())).toEqual([120, 41, 121, 42])
  })

  it.each(['', '{', 'null', '[]', '{"type":"Polygon","coordinates":[]}', '{"type":"Polygon","coordinates":[[[120,41],[121,41]]]}', '{"type":"Polygon","coordinates":[[[41,120],[41,121],[42,121],[41,120]]]}', '{"type":"Point","coordinates":[120,41]}', `{"type":"FeatureCollection","features":[]}`, `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":${polygon}},{"type":"Feature","geometry":null}]}`])(
    'is none: %s', (text) => expect(readZone(text)).toBeNull(),
  )
})

it('nothing has no bounds', () => expect(boundsOf([])).toBeNull())
