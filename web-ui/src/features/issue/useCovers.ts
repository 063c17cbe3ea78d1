import { useCity } from '@/features/city/useCity'
import { useSession } from '@/features/session/useSession'

/** Whether one's roles hold over an agency: over itself, or one above it. The server has the last word. */
export function useCovers() {
  const session = useSession()
  const city = useCity()
  return (agencyId: number): boolean => {
    const granted = new Set(session.me?.roles.map((grant) => grant.agencyId))
    for (let id: number | undefined = agencyId; id !== undefined; id = city.agencyById.get(id)?.parentId) if (granted.has(id)) return true
    return false
  }
}
