/** An address or a number in the one form under which an erased person is remembered; null for what is too short to mean one person. */
export function erasureKey(kind: 'email' | 'phone', value: string): string | null {
  if (kind === 'email') return value.includes('@') ? `email:${value.trim().toLowerCase()}` : null;
  const digits = value.replaceAll(/\D/g, '');
  // The last nine digits: with or without the country's prefix it is the same telephone.
  return digits.length >= 7 ? `phone:${digits.slice(-9)}` : null;
}

/** What parts the numbers of one field, and a number from its extension. */
const BETWEEN_NUMBERS = /[/,;]|(?:wew|ext|доб)\p{L}*\.?/iu;

/** A phone as it is written in its field, and each whole number that stands in it beside another one or before an extension. */
export function numbersIn(phone: string): readonly string[] {
  const parts = phone.split(BETWEEN_NUMBERS).map((part) => part.trim());
  return [...new Set([phone, ...parts.filter((part) => part.replaceAll(/\D/g, '').length >= 9)])];
}
