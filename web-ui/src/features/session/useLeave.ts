import { useRouter } from 'vue-router'
import { useSession } from './useSession'

/** Signs out, and goes where one signs in. */
export function useLeave() {
  const router = useRouter()
  const session = useSession()
  return async () => {
    await session.signOut()
    await router.replace({ name: 'login' })
  }
}
