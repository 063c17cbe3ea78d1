import 'element-plus/es/components/message/style/css'
import { ElMessage } from 'element-plus/es/components/message/index'

/** A short word at the top of the screen, read out by screen readers, gone by itself. */
export const notice = {
  done: (message: string) => void ElMessage({ message, type: 'success', duration: 3_000, grouping: true, offset: 56 }),
  failed: (message: string) => void ElMessage({ message, type: 'error', duration: 6_000, showClose: true, grouping: true, offset: 56 }),
}
