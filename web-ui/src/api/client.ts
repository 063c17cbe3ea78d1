import createClient from 'openapi-fetch'
import { newKey } from './key'
import { send } from './nodes'
import { Problem } from './problem'
import { accessToken } from './tokens'
import type { components, paths } from './schema'

export type Schema = components['schemas']

/** Sends with the session's token; one refused token is renewed once. */
async function authorized(request: Request): Promise<Response> {
  const attempt = async (token: string | null) => {
    const copy = request.clone()
    if (token) copy.headers.set('authorization', `Bearer ${token}`)
    return send(copy)
  }
  const token = await accessToken()
  const response = await attempt(token)
  if (response.status !== 401 || !token) return response
  const renewed = await accessToken(token)
  return renewed ? attempt(renewed) : response
}

/** The server's API, typed by its OpenAPI document. Wrap each call in `answer`. */
export const api = createClient<paths>({ baseUrl: `${location.origin}/api/v1`, fetch: authorized })

/** The body of a successful answer; everything else is thrown as a Problem. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call
  if (error !== undefined || !response.ok) throw Problem.of(error, response.status)
  return data as T
}

/** All pages of a list. */
export async function allPages<T>(page: (after?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const { items: more, next } = await page(after)
    items.push(...more)
    after = next
  } while (after)
  return items
}

export { newKey }

/** The header of a create. Keep the key while repeating the same create. */
export const once = (key: string = newKey()) => ({ 'Idempotency-Key': key })

/** The header of a change that is based on this version. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` })
