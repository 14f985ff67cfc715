import { hash, verify } from '@node-rs/argon2';
import { isHashable, PASSWORD_LENGTH } from '@entente/core/kernel/password';

/** The package's enum exists for types only; 2 is Argon2id. */
const ARGON2ID = 2;
/** OWASP Password Storage Cheat Sheet: Argon2id, 19 MiB, two passes, one lane. About 75 ms of one core. */
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** How a hash of this cost begins; anything else was made by an older program. */
const OWN_PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
const AT_ONCE = 4;
const MOST_WAITING = 64;

/** So many hashes are waiting that another would only make everybody wait longer. */
export class HashingIsBusy extends Error {
  constructor() {
    super('too many passwords are being hashed at once');
  }
}

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Hashes a password that was judged.
 * @throws HashingIsBusy
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), COST));
}

/** Whether a stored hash costs something else than a new one would. */
export function isOutdatedHash(stored: string): boolean {
  return !stored.startsWith(OWN_PREFIX);
}

/**
 * Compares a password with a stored hash. What cannot be a password is hashed too, so that the answer
 * takes as long.
 * @throws HashingIsBusy
 */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const possible = isHashable(password) && password.length <= 2 * PASSWORD_LENGTH.most;
  const matches = await inTurn(() => verify(stored, possible ? password.normalize('NFC') : '?'));
  return possible && matches;
}

/** Four at a time: more would take memory and cores from everything else (50 at once took 4.3 s). */
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new HashingIsBusy();
    // The one that finishes hands its place on, so `running` stays as it is.
    await new Promise<void>((resume) => waiting.push(resume));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
