import { describe, expect, it } from 'vitest'
import { fateOf, nextStep, standing, type JointView, type Saying } from './sayings'

const view = (state: JointView['state']): JointView => ({ standing: 'open', state })
const said = (step: Saying['body']['step']): Saying => ({ key: '12345678', body: step ? { step } : { remark: 'x' } })
const answer = (status: number, body: object) => () => Promise.resolve(new Response(JSON.stringify(body), { status }))

describe('what a guest has said', () => {
  it.each([
    ['invited', [], 'invited', 'accepted'],
    ['seen', ['accepted'], 'accepted', 'en_route'],
    ['accepted', ['en_route', undefined, 'on_scene'], 'on_scene', 'done'],
    ['on_scene', [undefined], 'on_scene', 'done'],
    ['done', [], 'done', undefined],
    ['declined', [], 'declined', undefined],
  ] as const)('%s and %j undelivered is %s, then %s', (state, waiting, now, then) => {
    const reached = standing(view(state), waiting.map(said))
    expect(reached).toBe(now)
    expect(nextStep(reached)).toBe(then)
  })

  it.each([
    [201, view('accepted'), { kind: 'taken', view: view('accepted') }],
    [409, { code: 'conflict' }, { kind: 'refused', code: 'conflict' }],
    [404, { code: 'not_found' }, { kind: 'refused', code: 'not_found' }],
    [429, {}, { kind: 'unknown' }],
    [503, {}, { kind: 'unknown' }],
  ])('%i is answered by %j', async (status, body, fate) => {
    expect(await fateOf(answer(status, body))).toEqual(fate)
  })

  it('keeps what no network took', async () => {
    expect(await fateOf(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ kind: 'unknown' })
  })
})
