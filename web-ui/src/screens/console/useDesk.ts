import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { IncidentDraft } from '@/features/incident/changeIncident'

export type Tab = 'incidents' | 'alarms' | 'issues' | 'fences' | 'roads'
export interface Draft extends IncidentDraft {
  /** What shall be linked with the incident once it is there. */
  hotlineCase?: number
}

export type Pane = { readonly kind: 'incident' | 'unit' | 'vehicle' | 'issue' | 'fence'; readonly id: number } | { readonly kind: 'new'; readonly draft: Draft } | { readonly kind: 'draw' | 'block' | 'judge' } | null

/** What the dispatcher has in hand: the tab on the left, the pane on the right, the place picked on the map. */
export const useDesk = defineStore('desk', () => {
  const tab = ref<Tab>('incidents')
  const pane = shallowRef<Pane>(null)
  const place = shallowRef<readonly [number, number] | null>(null)
  /** The dispatches of this desk that may still be taken back, the newest last. */
  const takeBack = ref<number[]>([])

  function show(kind: 'incident' | 'unit' | 'vehicle' | 'issue' | 'fence', id: number) {
    place.value = null
    pane.value = { kind, id }
  }

  function begin(draft: Draft = {}) {
    place.value = null
    pane.value = { kind: 'new', draft }
  }

  function draw() {
    place.value = null
    pane.value = { kind: 'draw' }
  }

  function block() {
    place.value = null
    pane.value = { kind: 'block' }
  }

  function judge() {
    place.value = null
    pane.value = { kind: 'judge' }
  }

  function close() {
    pane.value = null
    place.value = null
  }

  return { tab, pane, place, takeBack, show, begin, draw, block, judge, close }
})
