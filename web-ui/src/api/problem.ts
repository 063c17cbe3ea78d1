import type { components } from './schema'

type ProblemDocument = components['schemas']['Problem']

/** What the server refused (RFC 9457), or that it could not be reached at all (`unreachable`, status 0). */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail?: string,
    readonly retryAfter?: number,
    /** Says more than the code where there is one. */
    readonly reason?: string,
  ) {
    super(detail ?? code)
  }

  static of(document: unknown, status: number): Problem {
    const { code, detail, title, retryAfter, reason } = (document ?? {}) as Partial<ProblemDocument>
    return new Problem(code ?? `http_${status}`, status, detail ?? title, retryAfter, reason)
  }

  static unreachable(): Problem {
    return new Problem('unreachable', 0)
  }
}

type Translate = { (key: string): string; (key: string, named: Record<string, unknown>): string }

/** A sentence or two for the person at the screen: of the reason where it has words, else the server's own detail where that says more than the code. */
export function describe(error: unknown, t: Translate, knows: (key: string) => boolean): string {
  if (!(error instanceof Problem)) return t('shell.problem.unknown')
  const key = `shell.problem.${error.code}`
  const sentence = knows(key) ? t(key, { seconds: error.retryAfter ?? 0 }) : t('shell.problem.unknown')
  const reason = `shell.problem.reason.${error.reason}`
  if (error.reason && knows(reason)) return `${sentence} ${t(reason)}`
  const telling = error.detail && ['validation', 'conflict', 'forbidden'].includes(error.code)
  return telling || !knows(key) ? `${sentence} ${error.detail ?? ''}`.trim() : sentence
}
