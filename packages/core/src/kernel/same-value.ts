/**
 * Whether two plain values say the same: deep, with members in any order; what is absent is null. It judges what
 * people sent as well, so it takes everything: half of a character or a number without end too.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  const [one, other] = [a ?? null, b ?? null];
  if (one === other || Object.is(one, other)) return true;
  if (!isComposed(one) || !isComposed(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const [keys, others] = [present(one), present(other)];
  return keys.length === others.length && keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]));
}

type Composed = Readonly<Record<string, unknown>>;

function isComposed(value: unknown): value is Composed {
  return typeof value === 'object' && value !== null;
}

/** Members that hold something; an array's places all count. */
function present(value: Composed): readonly string[] {
  return Array.isArray(value) ? Object.keys(Array.from(value)) : Object.keys(value).filter((key) => value[key] !== undefined);
}
