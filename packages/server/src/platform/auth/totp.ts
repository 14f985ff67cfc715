import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Clocks may be one step apart (RFC 6238, 5.2). */
const STEPS_APART = 1;

/** The six digits of one step (RFC 4226, 5.3). */
export function totpAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step of a moment. @param at milliseconds since 1970. */
export function totpStep(at: number): number {
  return Math.floor(at / 1000 / STEP_SECONDS);
}

/** Which step these digits belong to, or null. */
export function matchingStep(secret: string, digits: string, at: number): number | null {
  const now = totpStep(at);
  for (let step = now - STEPS_APART; step <= now + STEPS_APART; step += 1) if (totpAt(secret, step) === digits) return step;
  return null;
}
