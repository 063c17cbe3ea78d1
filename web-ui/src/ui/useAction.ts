import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { explain } from '@/api/problem'
import { notice } from './notice'

/** Runs what a button does: one at a time, with what went wrong said in words. `run` answers whether it went well. */
export function useAction() {
  const { t, te } = useI18n()
  const busy = ref(false)

  async function run(work: () => Promise<unknown>, done?: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await work()
      if (done) notice.done(done)
      return true
    } catch (error) {
      const { text, detail } = explain(error, t, te)
      notice.failed(text, detail)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, run }
}
