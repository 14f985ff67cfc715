const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a message waits for its next try: at first seconds, in the end a day. After the last it is given up. */
export const RETRY_MS: readonly number[] = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR];
/** How long nothing at all is sent to an address that fails time after time. */
const PAUSE_MS: readonly number[] = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR];
/** A webhook that has not taken a message for so long is switched off. */
export const PATIENCE_MS = 72 * HOUR;
/** "Gone" (RFC 9110, 15.5.11): the receiver wants nothing more. */
const GONE = 410;

export type Failure = {
  /** Tries of this message, with the one that failed. */
  readonly attempts: number;
  /** Failures of this webhook in a row, with this one. */
  readonly failures: number;
  readonly failingSince: number;
  readonly now: number;
  readonly status: number | null;
};

export type AfterFailure = {
  /** When the message is tried again; null when it is given up. */
  readonly nextAttemptAt: number | null;
  /** Before it, nothing is sent to this webhook. */
  readonly pauseUntil: number;
  readonly switchOff: 'failing' | 'gone' | null;
};

/** What follows from a message that was not taken. */
export function afterFailure({ attempts, failures, failingSince, now, status }: Failure): AfterFailure {
  const wait = RETRY_MS[attempts - 1];
  const pause = PAUSE_MS[Math.min(failures, PAUSE_MS.length) - 1] ?? 0;
  const switchOff = status === GONE ? 'gone' : now - failingSince >= PATIENCE_MS ? 'failing' : null;
  return { nextAttemptAt: wait === undefined ? null : now + wait, pauseUntil: now + pause, switchOff };
}

/** Whether a status says that the message was taken. A redirect does not: nothing is sent on. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
