/** A fresh UUIDv7 (RFC 9562, 5.7), for things the browser names itself so that a repeat is recognised. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let at = Date.now();
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = at % 256;
    at = Math.floor(at / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
