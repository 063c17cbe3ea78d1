import type { components, operations } from '@/api/schema'

export type JointView = components['schemas']['JointView']
export type JointState = components['schemas']['JointState']
type Body = operations['answerJointLink']['requestBody']['content']['application/json']
export type Step = NonNullable<Body['step']>

/** What was said and may not have arrived; its key makes it count once however often it is sent. */
export interface Saying {
  readonly key: string
  readonly body: Body
}

/** What became of one that was sent: it counts, it never will, or nobody knows yet. */
export type Fate = { readonly kind: 'taken'; readonly view: JointView } | { readonly kind: 'refused'; readonly code: string } | { readonly kind: 'unknown' }

const next: Partial<Record<JointState, Step>> = { invited: 'accepted', seen: 'accepted', accepted: 'en_route', en_route: 'on_scene', on_scene: 'done' }

/** How far it is, with what this phone has said and not delivered. */
export const standing = (view: JointView, waiting: readonly Saying[]): JointState => waiting.reduce<JointState>((state, { body }) => body.step ?? state, view.state ?? 'invited')

export const nextStep = (state: JointState): Step | undefined => next[state]

/** 5xx, 429 and a network that is away say nothing of the answer; all else of 4xx does. */
export async function fateOf(send: () => Promise<Response>): Promise<Fate> {
  try {
    const response = await send()
    if (response.ok) return { kind: 'taken', view: (await response.json()) as JointView }
    if (response.status === 429 || response.status >= 500) return { kind: 'unknown' }
    return { kind: 'refused', code: String(((await response.json().catch(() => ({}))) as { code?: string }).code ?? response.status) }
  } catch {
    return { kind: 'unknown' }
  }
}
