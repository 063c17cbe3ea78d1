import { describe, expect, it } from 'vitest'
import { marks } from '@/features/unit/marks'
import { motions } from '@/live/frame'
import { palette } from '@/map/palette'
import { stateIndex, vehicleMarks, vehicleStates, vehicleUses, type VehicleState } from './vehicleMarks'

const motion = (name: (typeof motions)[number]) => motions.indexOf(name)

describe('how a vehicle stands', () => {
  it.each<[string, number, number, number, VehicleState]>([
    ['the server says that it moves', motion('moving'), 0, 0, 'moving'],
    ['the server says that it has stopped', motion('stopped'), 20, 0, 'stopped'],
    ['the server says that it is parked', motion('parked'), 80, 900_000, 'parked'],
    ['the server says that it is silent', motion('silent'), 80, 0, 'silent'],
    ['nobody says, and it is fast', motion('unknown'), 40, 0, 'moving'],
    ['nobody says, and it stands', motion('unknown'), 1, 0, 'stopped'],
    ['nobody says, nor how fast', motion('unknown'), NaN, 0, 'stopped'],
    ['nobody says, and it is long ago', motion('unknown'), 80, 300_001, 'silent'],
    ['the server says what we do not know', 9, 50, 0, 'moving'],
  ])('%s', (_, told, speed, age, state) => expect(vehicleStates[stateIndex(told, speed, age)]).toBe(state))

  it('has a mark of its own for each class and state, by shape and by fill or colour', () => {
    expect(vehicleMarks).toHaveLength(vehicleUses.length * vehicleStates.length)
    expect(new Set(vehicleMarks.map(({ path, filled, color }) => `${path}${filled}${color}`)).size).toBe(vehicleMarks.length)
  })

  it('leaves red and the colours of units to those who mean it', () => {
    const theirs = new Set<string>([...Object.values(marks).map(({ color }) => color), palette.issue, palette.issueOverdue])
    expect(vehicleMarks.filter(({ color }) => theirs.has(color))).toEqual([])
  })
})
