/** How long things last and how often they may be tried; the migration's comments and docs/areas/workspace.md say the same. */
export const SIGN_IN_RULES = {
  /** A session ends this long after it began, whatever happens. */
  sessionSeconds: 30 * 24 * 60 * 60,
  /** A session ends when nobody has worked in it for this long. */
  idleSeconds: 12 * 60 * 60,
  /** How often a session in use is written down as such. */
  idleGrainSeconds: 5 * 60,
  codeMinutes: 10,
  codeTries: 5,
  /** A device that signed in is known for this long. */
  knownDeviceSeconds: 365 * 24 * 60 * 60,
  trustedDeviceSeconds: 30 * 24 * 60 * 60,
} as const;

/**
 * How tries are slowed: after `free` tries the next has to wait `first` seconds, then twice as long each
 * time, up to `most`; after `forget` seconds without a try it begins anew. Nothing is ever locked for good.
 */
export type Pace = { readonly free: number; readonly first: number; readonly most: number; readonly forget: number };

export const PACES = {
  /** Passwords for one person from one network. */
  personAndNetwork: { free: 5, first: 10, most: 900, forget: 3600 },
  /** Passwords for one person from anywhere but their known devices: at most 90 an hour are looked at. */
  person: { free: 25, first: 15, most: 60, forget: 3600 },
  /** Passwords for one person from one device that signed in before; others cannot use this up. */
  knownDevice: { free: 5, first: 10, most: 900, forget: 3600 },
  /** Codes mailed to one address from anywhere but its known devices: about 18 a day. */
  codeToAddress: { free: 4, first: 600, most: 7200, forget: 86_400 },
  /** Codes mailed to one address from a known device. */
  codeToKnownDevice: { free: 4, first: 120, most: 900, forget: 3600 },
  /** Codes asked for from one network, for whomever. */
  codesFromNetwork: { free: 20, first: 30, most: 600, forget: 3600 },
  /** Lines of the log about addresses that are nobody's, of one network: two, then one in a quarter of an hour. */
  unknownFromNetwork: { free: 1, first: 900, most: 900, forget: 3600 },
  /** The same from everywhere: about 30 a day, so that nobody fills the log. */
  unknownAddresses: { free: 20, first: 900, most: 7200, forget: 86_400 },
  /** Passwords asked again of somebody who is signed in. */
  confirmation: { free: 5, first: 10, most: 900, forget: 3600 },
} as const satisfies Record<string, Pace>;
