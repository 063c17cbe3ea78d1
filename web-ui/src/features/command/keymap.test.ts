import { beforeEach, describe, expect, it } from 'vitest'
import { keymap, nameOf, remap } from './keymap'

describe('the keys', () => {
  beforeEach(() => localStorage.clear())

  it.each([
    [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
    [{ key: 'k', metaKey: true }, 'Ctrl+K'],
    [{ key: 'F8' }, 'F8'],
    [{ key: '/' }, '/'],
    [{ key: 'n', altKey: true }, 'Alt+N'],
  ])('%j is %s', (pressed, name) => {
    expect(nameOf({ ctrlKey: false, metaKey: false, altKey: false, ...pressed })).toBe(name)
  })

  it('can be changed, and put back', () => {
    remap('new', 'Alt+N')
    expect(keymap()).toMatchObject({ new: 'Alt+N', dispatch: 'F3' })
    remap('new', null)
    expect(keymap().new).toBe('F2')
  })
})
