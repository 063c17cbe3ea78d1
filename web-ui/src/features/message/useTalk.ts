import { defineStore } from 'pinia'
import { ref } from 'vue'

export type TalkTab = 'messages' | 'orders'

/** What of the conversations stands open on a console. */
export const useTalk = defineStore('talk', () => {
  const open = ref(false)
  const tab = ref<TalkTab>('messages')
  /** Whose conversation; null for the list of them. */
  const unitId = ref<number | null>(null)

  function show(unit: number | null) {
    open.value = true
    tab.value = 'messages'
    unitId.value = unit
  }

  return { open, tab, unitId, show }
})
