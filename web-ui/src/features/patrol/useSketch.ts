import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Place } from '@/features/fence/fenceGeometry'

/** Whoever wants clicks on the map while a form is open beside it, and the lines to be drawn there. */
export const useSketch = defineStore('sketch', () => {
  const taker = shallowRef<((place: Place) => void) | null>(null)
  const lines = shallowRef<readonly (readonly Place[])[]>([])

  function begin(take: (place: Place) => void) {
    taker.value = take
  }

  function end() {
    taker.value = null
    lines.value = []
  }

  return { taker, lines, begin, end }
})
