import { onScopeDispose, ref, watch } from 'vue'
import { loadCopy, type CopyForm } from './loadPhoto'

/** An address under which a kept photo can be shown; an `img` could not send the session's token itself. Empty while unknown. @param failed is told when it cannot be had */
export function usePhotoSource(evidenceId: () => number | undefined, form: CopyForm = 'view', failed?: () => void) {
  const source = ref('')
  const release = () => {
    if (source.value) URL.revokeObjectURL(source.value)
    source.value = ''
  }
  watch(evidenceId, async (id) => {
    release()
    const photo = id === undefined ? null : await loadCopy(id, form).catch(() => null)
    if (id !== evidenceId()) return
    if (photo) source.value = URL.createObjectURL(photo)
    else if (id !== undefined) failed?.()
  }, { immediate: true })
  onScopeDispose(release)
  return source
}
