import { expect, it } from 'vitest'
import { took } from './took'

it('tells durations as people read them', () => {
  expect([undefined, 0, 64, 600, 3_725].map(took)).toEqual(['—', '0:00', '1:04', '10:00', '1:02:05'])
})
