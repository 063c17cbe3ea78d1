import type { Me } from '@/api/tokens'

/** The screen that a person's work begins on. */
export function homeOf(me: Me | null): string {
  if (!me) return '/login'
  const dispatches = me.permissions.includes('task.dispatch')
  const answers = me.permissions.includes('task.answer')
  return answers && !dispatches ? '/field' : '/console'
}
