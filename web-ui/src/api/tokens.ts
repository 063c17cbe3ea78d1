import { Problem } from './problem'
import { send } from './nodes'
import type { components } from './schema'

export type Session = components['schemas']['Session']
export type Me = components['schemas']['Me']

interface Kept {
  readonly accessToken: string
  readonly expiresAt: number
  readonly refreshToken: string
  readonly me: Me
}

const storageKey = 'roadmarshal.session'
const lockName = 'roadmarshal.session'
/** A token is renewed this long before it ends, so that no request leaves with one that dies on the way. */
const renewBefore = 30_000

/** All windows of one browser share a session: the refresh token is replaced at each use, so only one of them may renew at a time. */
function read(): Kept | null {
  const text = localStorage.getItem(storageKey)
  return text ? (JSON.parse(text) as Kept) : null
}

export function keep(session: Session): void {
  const { accessToken, expiresIn, refreshToken, me } = session
  localStorage.setItem(storageKey, JSON.stringify({ accessToken, expiresAt: Date.now() + expiresIn * 1000, refreshToken, me } satisfies Kept))
}

export function forget(): void {
  localStorage.removeItem(storageKey)
}

export const currentMe = (): Me | null => read()?.me ?? null
export const isSignedIn = (): boolean => read() !== null

const fresh = (kept: Kept, refused?: string) => kept.expiresAt - Date.now() > renewBefore && kept.accessToken !== refused

/** A token that is good now; `refused` is one that the server has just turned down. Null when nobody is signed in (any more). */
export async function accessToken(refused?: string): Promise<string | null> {
  const kept = read()
  if (!kept) return null
  if (fresh(kept, refused)) return kept.accessToken
  return exclusively(() => renew(refused))
}

let renewing: Promise<string | null> | null = null

/** One renewal at a time in this window, and among windows where the browser has locks (it has none on plain HTTP off loopback). */
function exclusively(work: () => Promise<string | null>): Promise<string | null> {
  const locks = navigator.locks as LockManager | null | undefined
  renewing ??= (locks ? locks.request(lockName, work) : work()).finally(() => (renewing = null))
  return renewing
}

async function renew(refused?: string): Promise<string | null> {
  const kept = read()
  if (!kept) return null
  if (fresh(kept, refused)) return kept.accessToken
  const response = await send(
    new Request(`${location.origin}/api/v1/sessions/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: kept.refreshToken }),
    }),
  )
  if (response.ok) {
    const session = (await response.json()) as Session
    keep(session)
    return session.accessToken
  }
  const problem = Problem.of(await response.json().catch(() => null), response.status)
  if (problem.status === 401 || problem.status === 403) {
    forget()
    return null
  }
  throw problem
}
