import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { loadClasses, loadHighways, loadZones, type ControlZone, type Highway, type HighwayClass } from './register'

/** The register of routes for the screen that changes it. */
export const useRegister = defineStore('register', () => {
  const highways = shallowRef<readonly Highway[]>([])
  const classes = shallowRef<readonly HighwayClass[]>([])
  const zones = shallowRef<readonly ControlZone[]>([])

  async function load() {
    ;[highways.value, classes.value, zones.value] = await Promise.all([loadHighways(), loadClasses(), loadZones()])
  }

  const keep = (changed: Highway) => (highways.value = highways.value.map((one) => (one.id === changed.id ? changed : one)))

  return { highways, classes, zones, load, keep }
})
