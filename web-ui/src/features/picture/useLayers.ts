import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

const storageKey = 'roadmarshal.layers.vehicles'

/** What this desk's map shows beside units and incidents; kept for the next time. */
export const useLayers = defineStore('layers', () => {
  const vehicles = ref(localStorage.getItem(storageKey) !== 'off')
  watch(vehicles, (shown) => localStorage.setItem(storageKey, shown ? 'on' : 'off'))
  return { vehicles }
})
