import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { answer, api } from '@/api/client'
import type { Permission } from '@/api/models'
import { currentMe, forget, keep, type Me } from '@/api/tokens'

export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(currentMe())
  const permissions = computed(() => new Set<Permission>(me.value?.permissions))
  const may = (permission: Permission) => permissions.value.has(permission)

  async function signIn(username: string, password: string) {
    const session = await answer(api.POST('/sessions', { body: { username, password } }))
    keep(session)
    me.value = session.me
  }

  /** Signed out here in any case; the server is told if it can be reached. */
  async function signOut() {
    const told = api.DELETE('/sessions/current')
    await told.catch(() => undefined)
    forget()
    me.value = null
  }

  return { me, may, signIn, signOut }
})
