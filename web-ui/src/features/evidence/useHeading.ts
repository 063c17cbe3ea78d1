import { onBeforeUnmount, onMounted } from 'vue'

/** A bearing that is older than this is of another moment. */
const goodFor = 2_000
const radians = Math.PI / 180

/** Where the back camera of a phone looks, degrees clockwise from north, out of its turn about its axes (W3C Device Orientation, the example of its appendix). */
export function compassHeading(alpha: number, beta: number, gamma: number): number {
  const [x, y, z] = [beta * radians, gamma * radians, alpha * radians]
  const east = -Math.cos(z) * Math.sin(y) - Math.sin(z) * Math.sin(x) * Math.cos(y)
  const north = -Math.sin(z) * Math.sin(y) + Math.cos(z) * Math.sin(x) * Math.cos(y)
  return (Math.atan2(east, north) / radians + 360) % 360
}

type Turn = DeviceOrientationEvent & { readonly webkitCompassHeading?: number }

/** The compass while a camera is open; undefined where the phone has none or does not give it. */
export function useHeading(): () => number | undefined {
  let last: { readonly degrees: number; readonly at: number } | null = null

  function turn({ alpha, beta, gamma, absolute, webkitCompassHeading }: Turn) {
    if (webkitCompassHeading !== undefined) last = { degrees: webkitCompassHeading, at: Date.now() }
    else if (absolute && alpha !== null && beta !== null && gamma !== null) last = { degrees: compassHeading(alpha, beta, gamma), at: Date.now() }
  }

  const listen = (deed: 'addEventListener' | 'removeEventListener') => ['deviceorientationabsolute', 'deviceorientation'].forEach((name) => window[deed](name, turn as EventListener))
  onMounted(() => listen('addEventListener'))
  onBeforeUnmount(() => listen('removeEventListener'))
  return () => (last && Date.now() - last.at < goodFor ? Number(last.degrees.toFixed(1)) : undefined)
}
