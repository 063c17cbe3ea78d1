import { computed, ref, type Ref } from 'vue'
import { nearest, readPlaces, writePlaces, type Place } from './fenceGeometry'

/** What is drawn by clicks on a map and stands in `text`, one vertex a line. */
export function useVertices(text: Ref<string>) {
  /** The vertex that the next click moves. */
  const held = ref<number | null>(null)
  /** Null where the text is no list of vertices, as pasted GeoJSON is none: clicks leave that alone. */
  const places = computed(() => readPlaces(text.value))

  /** A click takes a vertex in hand, puts down the one in hand, or adds one. @param reach how near it must be to mean a vertex, degrees */
  function point(place: Place, reach: number) {
    const known = places.value
    if (!known) return
    const at = held.value ?? nearest(known, place, reach)
    if (held.value === null && at !== null) return void (held.value = at)
    held.value = null
    text.value = writePlaces(at === null ? [...known, place] : known.map((vertex, index) => (index === at ? place : vertex)))
  }

  function takeBack() {
    held.value = null
    if (places.value) text.value = writePlaces(places.value.slice(0, -1))
  }

  return { held, places, point, takeBack }
}
