import type { Feature, Geometry } from 'geojson'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'

export type Coverage = components['schemas']['Coverage']
export type Isochrone = components['schemas']['Isochrone']

/** Drawn as what nobody reaches in time. */
const HOLE = 9
const drawn = (geometry: { type: string; coordinates: unknown }, band: number): Feature => ({ type: 'Feature', geometry: geometry as Geometry, properties: { band } })

/** Who reaches what by road: asked for, not kept up to date. */
export const useReach = defineStore('reach', () => {
  const isochrone = shallowRef<Isochrone | null>(null)
  const coverage = shallowRef<Coverage | null>(null)
  const features = shallowRef<Feature[]>([])

  async function from(lon: number, lat: number) {
    isochrone.value = await answer(api.GET('/isochrone', { params: { query: { lon, lat } } }))
    coverage.value = null
    features.value = isochrone.value.bands.map(({ geometry }, band) => drawn(geometry, band))
  }

  async function cover(minutes: number) {
    coverage.value = await answer(api.GET('/coverage', { params: { query: { minutes } } }))
    isochrone.value = null
    features.value = coverage.value.holes.map(({ geometry }) => drawn(geometry, HOLE))
  }

  function clear() {
    isochrone.value = coverage.value = null
    features.value = []
  }

  return { isochrone, coverage, features, from, cover, clear }
})
