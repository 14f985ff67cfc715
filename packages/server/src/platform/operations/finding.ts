import type { HouseProblemCode } from './house-problem.ts';

/** What can be wrong beside the problems that keep the house shut; each code is a phrase that says how to mend it. */
export const AILMENTS = [
  'node-too-old',
  'folder-not-writable',
  'disk-nearly-full',
  'secrets-open-to-others',
  'master-key-missing',
  'database-may-lose-data',
  'database-not-utf8',
  'app-role-too-strong',
  'migrations-missing',
  'database-is-newer',
  'migration-was-changed',
  'clocks-differ',
  'seal-expires',
  'mail-server-not-reachable',
  'address-not-secure',
  'setting-wrong',
] as const;
export type Ailment = (typeof AILMENTS)[number];

/** `healthy` and `not-needed` ask for nothing; `ill` names what to mend. */
export type Finding =
  | { readonly state: 'healthy' | 'not-needed' }
  | { readonly state: 'ill'; readonly code: Ailment | HouseProblemCode; readonly detail: Readonly<Record<string, string | number>> };

export const HEALTHY: Finding = { state: 'healthy' };
export const NOT_NEEDED: Finding = { state: 'not-needed' };

/** A finding that names what to mend. */
export function ill(code: Ailment | HouseProblemCode, detail: Readonly<Record<string, string | number>> = {}): Finding {
  return { state: 'ill', code, detail };
}
