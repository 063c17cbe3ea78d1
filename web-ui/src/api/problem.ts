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

/** For the person at the screen; `detail` is the server's own English, for support, where the text does not hold it. */
export interface Explained {
  readonly text: string
  readonly detail?: string
}

/** What the law refuses is said by the server in both languages, as it has no end of kinds. */
const bilingual = /^(.*\p{Script=Han}.*?) \/ (.+)$/su

/** A sentence by the problem's reason where that has words, else by its code. Whether the server's detail may stand in a sentence is the language's to say. */
export function explain(error: unknown, t: Translate, knows: (key: string) => boolean): Explained {
  if (!(error instanceof Problem)) return { text: t('shell.problem.unknown') }
  const reason = `shell.problem.reason.${error.reason}`
  if (error.reason && knows(reason)) return { text: t(reason), detail: error.detail }
  const key = `shell.problem.${error.code}`
  const sentence = knows(key) ? t(key, { seconds: error.retryAfter ?? 0 }) : t('shell.problem.unknown')
  const [, chinese, english] = bilingual.exec(error.detail ?? '') ?? []
  if (chinese && english) return { text: t('shell.problem.bilingual', { chinese, english }) }
  const telling = error.detail && (!knows(key) || ['validation', 'conflict', 'forbidden'].includes(error.code))
  const text = telling ? t('shell.problem.detailed', { sentence, detail: error.detail }) : sentence
  return { text, detail: error.detail && text.includes(error.detail) ? undefined : error.detail }
}

/** Its text alone. */
export const describe = (...what: Parameters<typeof explain>): string => explain(...what).text
