import { currentMe } from '@/api/tokens'

/** Whose work on this device it is, as `org/account id`; null when nobody is signed in. */
export function accountName(): string | null {
  const me = currentMe()
  return me && `${me.org}/${me.id}`
}
