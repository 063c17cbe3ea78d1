import { serverOrigins } from './origins'
import { Problem } from './problem'

/**
 * The servers that answer for this page: any of them serves any client. The page's own origin stands first; the live
 * socket tells the others. A request that finds its server gone goes on with the next one.
 */
let origins: string[] = [location.origin]
let preferred = location.origin

export function learnNodes(urls: readonly string[]): void {
  origins = serverOrigins(location.origin, urls)
}

export const knownNodes = (): readonly string[] => origins

/** An address under /api/v1 on the server in use. */
export const address = (path: string): string => `${preferred}/api/v1${path}`

/** Sends to the server in use, and to the others in turn when it cannot be reached. Safe to repeat: creates carry a key, changes a version. */
export async function send(request: Request): Promise<Response> {
  const path = request.url.slice(new URL(request.url).origin.length)
  const body = request.body ? await request.clone().arrayBuffer() : undefined
  for (const origin of [preferred, ...origins.filter((other) => other !== preferred)]) {
    try {
      const response = await fetch(origin + path, {
        method: request.method,
        headers: request.headers,
        body,
        signal: request.signal,
      })
      preferred = origin
      return response
    } catch (error) {
      if (request.signal.aborted) throw error
    }
  }
  throw Problem.unreachable()
}
