import 'element-plus/es/components/message/style/css'
import { ElMessage } from 'element-plus/es/components/message/index'
import { h } from 'vue'

const failure = { type: 'error', duration: 6_000, showClose: true, grouping: true, offset: 56 } as const
let detailed: { close(): void } | undefined

/** A short word at the top of the screen, read out by screen readers, gone by itself. */
export const notice = {
  done: (message: string) => void ElMessage({ message, type: 'success', duration: 3_000, grouping: true, offset: 56 }),
  /** @param detail for support, on a small line of its own; such words do not pile up either, though Element cannot group them */
  failed: (message: string, detail?: string) => {
    detailed?.close()
    detailed = undefined
    if (!detail) return void ElMessage({ message, ...failure })
    detailed = ElMessage({ message: h('div', { class: 'el-message__content' }, [message, h('small', { class: 'problem-detail', lang: 'en' }, detail)]), ...failure })
  },
}
