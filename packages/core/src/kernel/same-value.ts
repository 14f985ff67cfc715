import { canonicalJson } from './canonical-json.ts';

/** Whether two plain values say the same: deep, with members in any order. */
export function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
