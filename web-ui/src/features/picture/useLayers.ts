import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

/** A choice of this browser, kept for the next time; on unless it was switched off. */
function kept(layer: string) {
  const key = `roadmarshal.layers.${layer}`
  const shown = ref(localStorage.getItem(key) !== 'off')
  watch(shown, (on) => localStorage.setItem(key, on ? 'on' : 'off'))
  return shown
}

/** The same, but off unless it was switched on. */
function wanted(layer: string) {
  const key = `roadmarshal.layers.${layer}`
  const shown = ref(localStorage.getItem(key) === 'on')
  watch(shown, (on) => localStorage.setItem(key, on ? 'on' : 'off'))
  return shown
}

/** What this desk's map shows beside units and incidents. */
export const useLayers = defineStore('layers', () => ({ vehicles: kept('vehicles'), fences: kept('fences'), stakes: kept('stakes'), zones: wanted('zones') }))
