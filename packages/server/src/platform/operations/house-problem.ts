/** Everything that can keep the house from opening, closing or being copied. Each code is a phrase in every locale. */
export const HOUSE_PROBLEM_CODES = [
  'platform-not-supported',
  'database-programs-missing',
  'database-user-missing',
  'user-without-name',
  'data-folder-not-writable',
  'data-folder-not-reachable',
  'data-folder-in-use',
  'data-folder-damaged',
  'data-folder-of-another-user',
  'database-version-differs',
  'database-secret-missing',
  'database-does-not-start',
  'database-not-reachable',
  'database-url-not-understood',
  'database-too-old',
  'roles-cannot-be-made',
  'nothing-to-back-up',
  'backup-file-exists',
  'backup-file-unreadable',
  'backup-file-damaged',
  'backup-not-ours',
  'backup-of-newer-version',
  'backup-needs-passphrase',
  'backup-passphrase-wrong',
  'backup-role-too-weak',
  'restore-target-not-empty',
  'restore-differs',
] as const;

export type HouseProblemCode = (typeof HOUSE_PROBLEM_CODES)[number];

/**
 * A typed reason why the machinery cannot go on, with plain values for its sentence.
 * It is thrown, not returned: nobody between the place that notices and the command that says it
 * can do anything about it. `detail` never holds a password.
 */
export class HouseProblem extends Error {
  readonly code: HouseProblemCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: HouseProblemCode, detail: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(detail)}`);
    this.name = 'HouseProblem';
    this.code = code;
    this.detail = detail;
  }
}
