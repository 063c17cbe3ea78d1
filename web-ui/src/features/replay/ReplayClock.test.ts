import { describe, expect, it } from 'vitest'
import { ReplayClock } from './ReplayClock'

const clock = () => new ReplayClock(1_000_000, 1_600_000)

describe('the clock of a replay', () => {
  it('stands until it is played', () => {
    const replay = clock()
    replay.tick(5_000)
    expect(replay.at).toBe(1_000_000)
  })

  it.each([[1, 1_001_000], [10, 1_010_000], [60, 1_060_000]])('runs %i times as fast', (speed, at) => {
    const replay = clock()
    replay.speed = speed
    replay.play(70)
    replay.tick(570)
    replay.tick(1_070)
    expect(replay.at).toBe(at)
  })

  it('does not count the time of a pause, nor a clock that goes back', () => {
    const replay = clock()
    replay.speed = 1
    replay.play(0)
    replay.tick(100)
    replay.pause()
    replay.tick(5_000)
    replay.play(9_000)
    replay.tick(8_000)
    replay.tick(8_100)
    expect(replay.at).toBe(1_000_200)
  })

  it('stops at the end and begins anew', () => {
    const replay = clock()
    replay.speed = 60
    replay.play(0)
    replay.tick(60_000)
    expect([replay.at, replay.playing]).toEqual([1_600_000, false])
    replay.play(70_000)
    expect([replay.at, replay.playing]).toEqual([1_000_000, true])
  })

  it('stays within its span', () => {
    const replay = clock()
    replay.seek(0)
    expect(replay.at).toBe(1_000_000)
    replay.seek(9e9)
    expect(replay.at).toBe(1_600_000)
    replay.span(1_500_000, 1_700_000)
    expect(replay.at).toBe(1_600_000)
    replay.span(2_000_000, 3_000_000)
    expect(replay.at).toBe(2_000_000)
  })
})
