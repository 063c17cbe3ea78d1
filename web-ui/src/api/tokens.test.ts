import { beforeEach, describe, expect, it, vi } from 'vitest'
import { accessToken, isSignedIn, keep, type Session } from './tokens'

const session = (accessToken: string, expiresIn: number): Session => ({
  accessToken, expiresIn, refreshToken: `refresh-of-${accessToken}-long-enough`,
  me: { id: 1, username: 'd', displayName: 'D', roles: [], permissions: [], org: 'c' },
})
const respond = (status: number, body: unknown) => vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify(body), { status }))

describe('the session', () => {
  beforeEach(() => localStorage.clear())

  it('uses a token while it is good', async () => {
    keep(session('one', 900))
    const fetch = respond(500, {})
    expect(await accessToken()).toBe('one')
    expect(fetch).not.toHaveBeenCalled()
  })

  it('renews once for all who ask at the same time', async () => {
    keep(session('one', 10))
    const fetch = respond(201, session('two', 900))
    const tokens = await Promise.all([accessToken(), accessToken()])
    expect(tokens).toEqual(['two', 'two'])
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('ends when the refresh token is refused', async () => {
    keep(session('one', 900))
    respond(401, { type: 'about:blank', title: 'x', status: 401, code: 'unauthenticated' })
    expect(await accessToken('one')).toBeNull()
    expect(isSignedIn()).toBe(false)
  })

  it('survives a server that is not there', async () => {
    keep(session('one', 10))
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('refused'))
    await expect(accessToken()).rejects.toMatchObject({ code: 'unreachable' })
    expect(isSignedIn()).toBe(true)
  })
})
