import { watch } from 'vue'
import { useDuty } from './useDuty'
import { useAttention } from './useAttention'
import { isUnanswered, standing } from '@/features/task/progress'
import { useOutbox } from '@/outbox/useOutbox'

const remindEvery = 15_000

/** Tells headquarters how far a task has come by itself: delivered when the phone has it, seen when the card is before somebody's eyes. Calls until it is answered. */
export function useReceipts(cardVisible: () => boolean): void {
  const duty = useDuty()
  const outbox = useOutbox()
  const attention = useAttention()
  const said = new Set<string>()
  const state = () => duty.task && standing(duty.task, duty.waiting)

  async function receipt(milestone: 'delivered' | 'seen') {
    const { id, offers } = duty.task!
    const name = `${milestone} ${id} ${offers}`
    if (said.has(name)) return
    said.add(name)
    await outbox.put({ kind: 'milestone', taskId: id, body: { milestone, deviceTime: new Date().toISOString() } })
  }

  watch([() => duty.task?.id, () => duty.task?.offers], ([id]) => {
    if (id !== undefined && isUnanswered(state()!)) attention.call()
  }, { immediate: true })

  watch([state, cardVisible, () => duty.task?.id], async ([now, visible]) => {
    if (now === 'dispatched') await receipt('delivered')
    if (visible && state() === 'delivered') await receipt('seen')
  }, { immediate: true })

  watch(() => state() !== undefined && isUnanswered(state()!), (unanswered, _, onCleanup) => {
    if (!unanswered) return
    const timer = setInterval(attention.call, remindEvery)
    onCleanup(() => clearInterval(timer))
  }, { immediate: true })

  watch(() => duty.withdrawn, (task) => task && attention.call())
}
