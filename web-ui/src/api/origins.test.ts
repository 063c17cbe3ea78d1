import { expect, it } from 'vitest'
import { serverOrigins } from './origins'

it.each([
  ['http://localhost:8480', ['http://127.0.0.1:8480', 'http://127.0.0.1:8481'], ['http://localhost:8480', 'http://127.0.0.1:8481']],
  ['http://10.0.0.1', ['http://10.0.0.2/', 'http://10.0.0.2', 'http://10.0.0.1'], ['http://10.0.0.1', 'http://10.0.0.2']],
])('%s with %j gives %j', (own, urls, origins) => {
  expect(serverOrigins(own, urls)).toEqual(origins)
})
