/** A name as two of them are compared: one space between words, lower case, "ё" as "е". Accents stay: "Zóka" and "Zoka" are two names. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');
}
