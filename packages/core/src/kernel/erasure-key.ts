/** An address or a number in the one form under which an erased person is remembered; null for what is too short to mean one person. */
export function erasureKey(kind: 'email' | 'phone', value: string): string | null {
  if (kind === 'email') return value.includes('@') ? `email:${value.trim().toLowerCase()}` : null;
  const digits = value.replaceAll(/\D/g, '');
  // The last nine digits: with or without the country's prefix it is the same telephone.
  return digits.length >= 7 ? `phone:${digits.slice(-9)}` : null;
}
