import { expect, it } from 'vitest'
import { Newest } from './newest'

it('does the first and the last of what came meanwhile, one at a time', async () => {
  const done: number[] = []
  let release = () => undefined as void
  const newest = new Newest<number>((value) => {
    done.push(value)
    return new Promise((resolve) => (release = resolve))
  }, 0)
  for (const value of [1, 2, 3]) newest.want(value)
  expect(done).toEqual([1])
  release()
  await expect.poll(() => done).toEqual([1, 3])
  newest.stop()
  newest.want(4)
  release()
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(done).toEqual([1, 3])
})
