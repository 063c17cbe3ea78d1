import { describe, expect, it } from 'vitest'
import { motions } from '@/live/frame'
import { stateIndex, vehicleMarks, vehicleStates, vehicleUses, type VehicleState } from './vehicleMarks'

const motion = (name: (typeof motions)[number]) => motions.indexOf(name)

describe('how a vehicle stands', () => {
  it.each<[string, number, number, number, number, VehicleState]>([
    ['the server says that it moves', motion('moving'), 0, 0, 0, 'moving'],
    ['the server says that it is parked', motion('parked'), 0, 80, 0, 'parked'],
    ['the server says that it is silent', motion('silent'), 0, 80, 0, 'silent'],
    ['nobody says, and it is fast', motion('unknown'), 0, 40, 0, 'moving'],
    ['nobody says, and it stands', motion('unknown'), 0, 1, 0, 'stopped'],
    ['nobody says, nor how fast', motion('unknown'), 0, NaN, 0, 'stopped'],
    ['it is too old to be moving still', motion('moving'), 0, 80, 300_001, 'silent'],
    ['an alarm outshines all', motion('silent'), 2, 0, 900_000, 'alarm'],
    ['the server says what we do not know', 9, 0, 50, 0, 'moving'],
  ])('%s', (_, told, alarms, speed, age, state) => expect(vehicleStates[stateIndex(told, alarms, speed, age)]).toBe(state))

  it('has a mark of its own for each class and state, by shape and by fill or colour', () => {
    expect(vehicleMarks).toHaveLength(vehicleUses.length * vehicleStates.length)
    expect(new Set(vehicleMarks.map(({ path, filled, color }) => `${path}${filled}${color}`)).size).toBe(vehicleMarks.length)
    expect(vehicleMarks.filter(({ color }) => color === '#ff3e30')).toHaveLength(vehicleUses.length)
  })
})
