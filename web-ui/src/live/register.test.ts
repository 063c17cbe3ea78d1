import { describe, expect, it } from 'vitest'
import { register } from './register'

describe('a register', () => {
  it.each([
    { known: 1, arrives: 2, stands: 2 },
    { known: 2, arrives: 1, stands: 2 },
    { known: 2, arrives: 2, stands: 2 },
  ])('keeps version $stands when $arrives arrives after $known', ({ known, arrives, stands }) => {
    const things = register<{ id: number; version: number }>()
    things.upsert({ id: 9, version: known })
    things.upsert({ id: 9, version: arrives })
    expect(things.byId.get(9)).toEqual({ id: 9, version: stands })
  })
})
