import { describe, expect, it } from 'vitest'
import { faults, type Rung } from './ladder'

const desk: Rung = { action: 'supervisor', seconds: 30 }

describe('the rungs of a ladder', () => {
  it.each<[string, Rung[], string[]]>([
    ['end at the desk', [{ action: 'remind', seconds: 30 }, desk], []],
    ['are not none', [], ['last']],
    ['do not end at a reminder', [{ action: 'remind', seconds: 30 }], ['last']],
    ['give at least five seconds', [{ ...desk, seconds: 4 }], ['seconds']],
    ['are delivered before they are seen', [{ ...desk, deliveredSeconds: 20, seenSeconds: 10 }], ['order']],
    ['are seen before they are accepted', [{ ...desk, seenSeconds: 31 }], ['order']],
  ])('%s', (_, rungs, expected) => {
    expect(faults(rungs)).toEqual(expected)
  })
})
