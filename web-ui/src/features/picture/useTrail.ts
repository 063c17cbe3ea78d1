import { onScopeDispose, watch } from 'vue'
import { answer, api } from '@/api/client'
import { usePositions } from '@/features/position/usePositions'
import type { CityMap } from '@/map/createMap'
import { showTrail } from '@/map/overlays'

export interface Chosen {
  readonly kind: 'unit' | 'vehicle'
  readonly id: number
}

type Point = readonly [time: number, lon: number, lat: number]

/** How far back a trail goes: ms. */
const LENGTH = 30 * 60_000
const EVERY = 1_000

/** Draws where the chosen one was in the last half hour: what the server remembers, and what comes in from then on. */
export function useTrail(city: CityMap, chosen: () => Chosen | null): void {
  const positions = usePositions()
  let way: Point[] = []
  let asked = 0

  function draw() {
    const oldest = Date.now() - LENGTH
    way = way.filter(([time]) => time > oldest)
    showTrail(city.map, way.map(([, lon, lat]) => [lon, lat]))
  }

  function grow() {
    const mover = chosen()
    const place = mover && (mover.kind === 'unit' ? positions.byUnit.get(mover.id) : positions.vehicles.find(mover.id))
    if (!place || place.time <= (way.at(-1)?.[0] ?? 0)) return
    way.push([place.time, place.lon, place.lat])
    draw()
  }

  async function remember(mover: Chosen) {
    const mine = asked
    try {
      const { items } = await answer(api.GET('/positions/trail', { params: { query: mover } }))
      if (mine !== asked) return
      const told = items.map(({ time, lon, lat }): Point => [Date.parse(time), lon, lat])
      const newest = told.at(-1)?.[0] ?? 0
      way = [...told, ...way.filter(([time]) => time > newest)]
      draw()
    } catch {
      // Nothing is known of it, or the server is away: the trail begins now.
    }
  }

  watch(() => [chosen()?.kind, chosen()?.id], () => {
    asked++
    way = []
    draw()
    const mover = chosen()
    if (mover) void remember(mover)
    grow()
  }, { immediate: true })
  const slowly = setInterval(grow, EVERY)
  onScopeDispose(() => {
    asked++
    clearInterval(slowly)
  })
}
