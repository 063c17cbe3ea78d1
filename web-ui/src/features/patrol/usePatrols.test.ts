import { describe, expect, it } from 'vitest'
import type { PatrolCoverage, Task } from '@/api/models'
import { marked, painted } from './usePatrols'

const task = (geometry: unknown) => ({ id: 7, unit: { id: 1, name: '101-03' }, patrol: { geometry, metres: 50, percent: 90 } }) as unknown as Task
const way = { type: 'LineString', coordinates: [[120.1, 41.1], [120.2, 41.2], [120.3, 41.1]] }
const area = { type: 'Polygon', coordinates: [[[120, 41], [121, 41], [121, 42], [120, 42], [120, 41]]] }
const covered = { percent: 62, visited: way, missed: way } as unknown as PatrolCoverage

describe('a patrol on the map', () => {
  it('says who is on a way and how far, in its middle', () => {
    expect(marked(task(way), covered)).toEqual([{ type: 'Feature', geometry: { type: 'Point', coordinates: [120.2, 41.2] }, properties: { label: '101-03 62% / 90%' } }])
  })

  it('says it in the middle of an area, also before anything is known of it', () => {
    const [{ geometry, properties }] = marked(task(area), undefined) as [GeoJSON.Feature<GeoJSON.Point>]
    expect(geometry.coordinates).toEqual([expect.closeTo(120.5), expect.closeTo(41.5)])
    expect(properties).toEqual({ label: '101-03 0% / 90%' })
  })

  it('paints all of it as not visited before anything is known of it, and nothing where a task is no patrol', () => {
    expect(painted(task(way), undefined).map(({ properties }) => properties)).toEqual([{ visited: false }])
    expect(marked({ unit: { name: '101-03' } } as Task, covered)).toEqual([])
  })
})
