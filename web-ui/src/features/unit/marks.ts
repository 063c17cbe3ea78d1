/** How a state looks: always a shape and a colour together, so that neither has to be told apart alone. */
export interface Mark {
  /** SVG path in a 24 x 24 box. */
  readonly path: string
  readonly filled: boolean
  readonly color: string
}

const circle = 'M12 4.5a7.5 7.5 0 1 0 .01 0Z'
const triangle = 'M12 3 22 20.5H2Z'
const diamond = 'M12 1.5 22.5 12 12 22.5 1.5 12Z'
const square = 'M4 4H20V20H4Z'
const leftTriangle = 'M3 12 20 2.5V21.5Z'
const ringAndDot = 'M12 2.5a9.5 9.5 0 1 0 .01 0ZM12 9.5a2.5 2.5 0 1 0 .01 0Z'
const cross = 'M5 5 19 19M19 5 5 19'
const dash = 'M5 12H19'

/** The states of a unit on screen: the server's, plus the two that outshine them. */
export const marks = {
  off_duty: { path: dash, filled: false, color: '#6d7689' },
  available: { path: circle, filled: false, color: '#888ea0' },
  assigned: { path: triangle, filled: true, color: '#fff355' },
  en_route: { path: diamond, filled: true, color: '#0b84f9' },
  on_scene: { path: square, filled: true, color: '#8aebcf' },
  busy: { path: square, filled: false, color: '#b3bed2' },
  returning: { path: leftTriangle, filled: true, color: '#f5b7fc' },
  sos: { path: ringAndDot, filled: false, color: '#ff3e30' },
  out_of_contact: { path: cross, filled: false, color: '#888ea0' },
} as const satisfies Record<string, Mark>

export type MarkName = keyof typeof marks
export const markNames = Object.keys(marks) as MarkName[]
