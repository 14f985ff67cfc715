/**
 * Canonical JSON after RFC 8785 (JCS): members sorted by UTF-16 code units, no white space,
 * numbers as ECMAScript prints them, strings escaped minimally. Strings are not normalised:
 * what was agreed is hashed as it was written.
 *
 * @throws TypeError on what JSON cannot carry (undefined members are left out, as JSON.stringify does;
 *   functions, symbols, bigint, NaN, infinities and lone surrogates are refused).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numeral(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (typeof value === 'object') return members(value as Record<string, unknown>);
  throw new TypeError(`canonical JSON cannot carry a ${typeof value}`);
}

function members(value: Record<string, unknown>): string {
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${keys.map((key) => `${quoted(key)}:${canonicalJson(value[key])}`).join(',')}}`;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('canonical JSON cannot carry a lone surrogate');
  return JSON.stringify(text);
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('canonical JSON cannot carry NaN or an infinity');
  return JSON.stringify(value);
}
