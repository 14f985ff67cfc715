import type { Database } from './database/pool.ts';
import type { Secrets } from './crypto/secrets.ts';
import type { FileStore } from './files/file-store.ts';
import type { Config } from './config.ts';

/** What the areas need from the machine; made once at start (and by tests). */
export type Services = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly files: FileStore;
  readonly config: Config;
  /** The time now. Tests hand in their own. */
  readonly clock: () => Date;
};
