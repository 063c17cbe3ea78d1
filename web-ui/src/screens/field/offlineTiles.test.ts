import { expect, it } from 'vitest'
import { boxOf, tilesOver } from './offlineTiles'

it('covers a box at each depth, and leaves out the depths that are too many', () => {
  expect(tilesOver([120.44, 41.56, 120.46, 41.58], [8, 9], 400)).toEqual([{ z: 8, x: 213, y: 95 }, { z: 9, x: 427, y: 190 }])
  expect(tilesOver([118, 40, 122, 43], [8, 13], 400).every(({ z }) => z === 8)).toBe(true)
})

it.each([
  ['a polygon', { coordinates: [[[119, 41], [121, 41], [120, 42], [119, 41]]] }],
  ['several', { coordinates: [[[[119, 41], [120, 41.5], [119, 41]]], [[[121, 41.2], [120, 42], [121, 41.2]]]] }],
])('finds the box around %s', (_, geometry) => {
  expect(boxOf(geometry)).toEqual([119, 41, 121, 42])
})
