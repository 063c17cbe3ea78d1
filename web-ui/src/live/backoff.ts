/** The wait before attempt number `attempt` (0 is the first repetition): exponential with full jitter, so that a crowd does not return as one. */
export function backoff(attempt: number, random: () => number = Math.random, base = 500, cap = 15_000): number {
  return Math.round(random() * Math.min(cap, base * 2 ** attempt))
}
