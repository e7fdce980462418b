/**
 * Shares a quantity out over requests in proportion, in whole units. Each gets its share rounded down; the units left
 * over go one by one to the largest fractions, of equal ones to the earlier request. The shares add up to exactly the
 * quantity, and none exceeds its request. CBP publishes the ratio (QB 16-116: 48.17358%) and not the rounding (assumed).
 */
export function largestRemainder(requests: readonly number[], quantity: number): readonly number[] {
  // Products of two limits go beyond 2^53.
  const total = requests.reduce((sum, request) => sum + BigInt(request), 0n);
  const available = BigInt(Math.max(0, quantity));
  if (total <= available) return requests;
  const parts = requests.map((request, index) => {
    const product = BigInt(request) * available;
    return { index, share: product / total, remainder: product % total };
  });
  const left = Number(available - parts.reduce((sum, { share }) => sum + share, 0n));
  const lucky = new Set(
    parts
      .toSorted((a, b) =>
        a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
      )
      .slice(0, left)
      .map(({ index }) => index),
  );
  return parts.map(({ index, share }) => Number(share) + (lucky.has(index) ? 1 : 0));
}
