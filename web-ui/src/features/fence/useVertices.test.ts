import { expect, it } from 'vitest'
import { ref } from 'vue'
import { useVertices } from './useVertices'

it('draws by clicks: adds, takes in hand, puts down, takes back', () => {
  const text = ref('')
  const { held, places, point, takeBack } = useVertices(text)
  for (const place of [[1, 1], [2, 1], [2, 2]] as const) point(place, 0.1)
  expect(places.value).toEqual([[1, 1], [2, 1], [2, 2]])
  point([2.05, 1], 0.1)
  expect(held.value).toBe(1)
  point([3, 1], 0.1)
  expect([held.value, places.value]).toEqual([null, [[1, 1], [3, 1], [2, 2]]])
  point([1, 1], 0.1)
  takeBack()
  expect([held.value, text.value]).toEqual([null, '1.000000, 1.000000\n3.000000, 1.000000'])
})

it('leaves alone what was pasted', () => {
  const text = ref('{"type":"Polygon"}')
  const { point, takeBack } = useVertices(text)
  point([1, 1], 0.1)
  takeBack()
  expect(text.value).toBe('{"type":"Polygon"}')
})
