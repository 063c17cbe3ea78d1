/** How a route is called: G101; a village's road may have nine digits. The API holds every route against the same. */
export const ROUTE = '[GSXYCZ][0-9]{1,9}'
/** As people type it, for a field's `pattern`. */
export const ROUTE_TYPED = ROUTE.replace('GSXYCZ', 'GSXYCZgsxycz')
export const LONGEST_ROUTE = 10
