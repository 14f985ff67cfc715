import { crc32, deflateSync } from 'node:zlib';

/** A page of A4 at 75 dots an inch. */
const [WIDTH, HEIGHT] = [620, 877];
const [PAPER, INK, BLUE] = [0, 1, 2];
const COLOURS = [0xf4, 0xf2, 0xec, 0x3a, 0x3a, 0x3d, 0x1d, 0x2f, 0x86];
/** How far the pen goes: a name, as a hand writes it. */
const STROKES = 150;

/** Draws what a scan of a signed last page looks like from afar: lines of words, two places to sign, a name by hand at one. */
export function drawScan(): Uint8Array<ArrayBuffer> {
  const dots = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);
  const put = (x: number, y: number, [width, height, colour]: readonly [number, number, number]): void => {
    for (let row = Math.round(y); row < Math.round(y) + height; row += 1) dots.fill(colour, row * WIDTH + Math.round(x), row * WIDTH + Math.round(x) + width);
  };
  put(70, 80, [230, 12, INK]);
  for (let line = 0; line < 26; line += 1) {
    const end = line % 6 === 5 ? 200 + ((line * 53) % 160) : 480;
    for (let x = 70, word = 0; x < 70 + end; word += 1) {
      const width = 14 + ((line * 31 + word * 17) % 34);
      put(x, 120 + line * 17, [Math.min(width, 70 + end - x), 5, INK]);
      x += width + 7;
    }
  }
  for (const x of [70, 340]) put(x, 740, [200, 1, INK]);
  for (let at = 0; at < STROKES; at += 0.2) put(362 + at - Math.cos(at / 4.5) * 9, 712 - Math.sin(at / 4.5) * (20 - at / 12) - Math.sin(at / 17) * 9, [2, 2, BLUE]);
  return png(dots);
}

/** A picture of few colours, one byte a dot. */
function png(dots: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let row = 0; row < HEIGHT; row += 1) rows.set(dots.subarray(row * WIDTH, (row + 1) * WIDTH), row * (WIDTH + 1) + 1);
  const chunks = [chunk('IHDR', head), chunk('PLTE', Buffer.from(COLOURS)), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
