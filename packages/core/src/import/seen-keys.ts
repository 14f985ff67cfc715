/** The share of places that may be taken before the table grows. */
const MOST_FULL = 0.7;
const FIRST_PLACES = 1024;

/**
 * Texts that came by, as 53 bits each in one flat table: 8 to 23 bytes for a text, where a Set of numbers
 * takes 40 to 60 and its texts themselves ten times as much. Two of a million texts are taken for the same with
 * a probability of about 1 in 18 000 (n² / 2⁵⁴).
 */
export class SeenKeys {
  #places = new Float64Array(FIRST_PLACES);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(text: string): boolean {
    const key = shortHash(text);
    return this.#places[placeOf(this.#places, key)] === key;
  }

  add(text: string): void {
    if (this.#size >= this.#places.length * MOST_FULL) this.#grow();
    const key = shortHash(text);
    const place = placeOf(this.#places, key);
    if (this.#places[place] === key) return;
    this.#places[place] = key;
    this.#size += 1;
  }

  #grow(): void {
    const wider = new Float64Array(this.#places.length * 2);
    for (const key of this.#places) if (key !== 0) wider[placeOf(wider, key)] = key;
    this.#places = wider;
  }
}

/** Where a key stands, or the free place where it would: one after another from where its bits say (linear probing). */
function placeOf(places: Float64Array, key: number): number {
  let place = key % places.length;
  while (places[place] !== 0 && places[place] !== key) place = (place + 1) % places.length;
  return place;
}

/** 53 bits of a text (cyrb53), never 0. */
function shortHash(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0) || 1;
}
