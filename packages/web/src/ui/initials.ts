/** First letters of the first and the last word of a name; titles in lower case ("prof. Maria Dąb") do not count. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = chosen.map((word) => Array.from(word ?? '')[0] ?? '').join('');
  return letters === '' ? (Array.from(name.trim())[0] ?? '').toUpperCase() : letters;
}
