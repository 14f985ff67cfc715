import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';
import type { Visitor } from './visitor.ts';

const FOLDER = fileURLToPath(new URL('../.cache/e2e/', import.meta.url));

/** After a test that failed: what each of the visitors had on the screen, in .cache/e2e. For `afterEach`. */
export async function keepLastSight({ task }: Pick<TestContext, 'task'>, visitors: readonly (Visitor | undefined)[]): Promise<void> {
  if (task.result?.state !== 'fail') return;
  mkdirSync(FOLDER, { recursive: true });
  for (const visitor of visitors) {
    if (visitor === undefined || visitor.page.isClosed()) continue;
    const { page, locale, screen } = visitor;
    await page.screenshot({ path: join(FOLDER, `${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${locale}-${screen}.png`) }).catch(() => undefined);
  }
}
