import { ref } from 'vue'

/** Whether something stands on the screen that goes before all sheets: they step aside, with what was typed in them, and come back after it. */
export const interrupted = ref(false)
