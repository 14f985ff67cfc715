/**
 * RC2 in CBC mode, decryption only (RFC 2268). OpenSSL 3 keeps it out of reach, but files exported by
 * older tools hide their certificates with it. The certificates are public; nothing rests on RC2.
 */

const PI_TABLE = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);

const BLOCK = 8;

export type Rc2Input = { readonly key: Uint8Array; readonly effectiveBits: number; readonly iv: Uint8Array };

/** Decrypts and takes the padding off; null when the padding shows that the key is wrong. */
export function decryptRc2(data: Uint8Array, { key, effectiveBits, iv }: Rc2Input): Uint8Array | null {
  if (data.length === 0 || data.length % BLOCK !== 0) return null;
  const schedule = expandKey(key, effectiveBits);
  const plain = Buffer.alloc(data.length);
  let previous: Uint8Array = iv;
  for (let at = 0; at < data.length; at += BLOCK) {
    const block = data.subarray(at, at + BLOCK);
    const opened = decryptBlock(block, schedule);
    for (let index = 0; index < BLOCK; index += 1) plain[at + index] = (opened[index] ?? 0) ^ (previous[index] ?? 0);
    previous = block;
  }
  return withoutPadding(plain);
}

function withoutPadding(plain: Buffer): Uint8Array | null {
  const count = plain[plain.length - 1] ?? 0;
  const isPadding = count >= 1 && count <= BLOCK && plain.subarray(-count).every((byte) => byte === count);
  return isPadding ? plain.subarray(0, -count) : null;
}

/** 64 subkeys of 16 bits (RFC 2268, section 2). */
function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const pi = (value: number): number => PI_TABLE[value & 0xff] ?? 0;
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const at = (index: number): number => bytes[index] ?? 0;
  for (let index = key.length; index < 128; index += 1) bytes[index] = pi(at(index - 1) + at(index - key.length));
  const effectiveBytes = Math.ceil(effectiveBits / 8);
  const mask = 0xff >> (8 * effectiveBytes - effectiveBits);
  bytes[128 - effectiveBytes] = pi(at(128 - effectiveBytes) & mask);
  for (let index = 127 - effectiveBytes; index >= 0; index -= 1) bytes[index] = pi(at(index + 1) ^ at(index + effectiveBytes));
  return Uint16Array.from({ length: 64 }, (_, index) => at(2 * index) | (at(2 * index + 1) << 8));
}

const ROTATIONS = [1, 2, 3, 5];

/** Mixing and mashing backwards: five, six and five rounds of mixing with a mashing round in between. */
function decryptBlock(block: Uint8Array, keys: Uint16Array): Uint8Array {
  const view = Buffer.from(block);
  const words = [0, 2, 4, 6].map((at) => view.readUInt16LE(at));
  const word = (index: number): number => words[(index + 4) % 4] ?? 0;
  for (let round = 15; round >= 0; round -= 1) {
    for (let index = 3; index >= 0; index -= 1) {
      const turn = ROTATIONS[index] ?? 0;
      const rotated = ((word(index) >>> turn) | (word(index) << (16 - turn))) & 0xffff;
      const mixed = (keys[4 * round + index] ?? 0) + (word(index - 1) & word(index - 2)) + (~word(index - 1) & word(index - 3));
      words[index] = (rotated - mixed) & 0xffff;
    }
    const isMashedBefore = round === 5 || round === 11;
    for (let index = 3; isMashedBefore && index >= 0; index -= 1) words[index] = (word(index) - (keys[word(index - 1) & 63] ?? 0)) & 0xffff;
  }
  const plain = Buffer.alloc(BLOCK);
  for (const [index, value] of words.entries()) plain.writeUInt16LE(value, 2 * index);
  return plain;
}
