/** How a wall stands to its farthest seat, in metres. */
export interface WallGeometry {
  readonly width: number
  readonly distance: number
}

/** A 2 x 2 wall of 55-inch panels seen from 5 m, until somebody says otherwise by `?width=4.84&distance=8`. */
const usual: WallGeometry = { width: 2.42, distance: 5 }

/** CSS pixels per arc-minute at the farthest seat, for a page `pixels` wide that fills the wall. */
export function pixelsPerArcMinute(pixels: number, { width, distance }: WallGeometry): number {
  return (distance * Math.tan(Math.PI / 180 / 60) * pixels) / width
}

export function wallGeometry(query: Readonly<Record<string, unknown>>): WallGeometry {
  const metres = (value: unknown, otherwise: number) => {
    const number = Number(value)
    return Number.isFinite(number) && number > 0 && number < 100 ? number : otherwise
  }
  return { width: metres(query.width, usual.width), distance: metres(query.distance, usual.distance) }
}
