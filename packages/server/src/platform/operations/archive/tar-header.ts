/**
 * The POSIX tar header ("ustar", POSIX.1-1988), so that a backup can be opened without this program.
 * Only plain files, mode 0600, owner 0: what cannot vary cannot be tampered with.
 */
export const BLOCK = 512;

/** Eleven octal digits hold it. */
export const LARGEST_ENTRY = 8 ** 11 - 1;

export type TarEntry = { readonly name: string; readonly size: number; readonly seconds: number };

/** @throws RangeError when the name or the size does not fit the format */
export function writeTarHeader({ name, size, seconds }: TarEntry): Buffer {
  if (size > LARGEST_ENTRY) throw new RangeError(`${name} is too large for a tar entry`);
  const header = Buffer.alloc(BLOCK);
  const [prefix, rest] = splitName(name);
  header.write(rest, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(octal(size), 124);
  header.write(octal(seconds), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** @returns the entry, or null when the block is not exactly what {@link writeTarHeader} would have written. */
export function readTarHeader(header: Buffer): TarEntry | null {
  const text = (from: number, length: number): string => header.toString('utf8', from, from + length).split('\0')[0] ?? '';
  const prefix = text(345, 155);
  const entry = { name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`, size: Number.parseInt(text(124, 12), 8), seconds: Number.parseInt(text(136, 12), 8) };
  if (!Number.isSafeInteger(entry.size) || !Number.isSafeInteger(entry.seconds) || entry.name === '') return null;
  try {
    return writeTarHeader(entry).equals(header) ? entry : null;
  } catch {
    return null;
  }
}

/** How many zero bytes follow the content up to the next block. */
export function paddingAfter(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function octal(value: number): string {
  return `${value.toString(8).padStart(11, '0')}\0`;
}

/** Long names are parted at a slash: 155 bytes before it, 100 after. */
function splitName(name: string): readonly [string, string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)];
    if (Buffer.byteLength(rest) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, rest];
  }
  throw new RangeError(`the name of a backup entry is too long: ${name}`);
}
