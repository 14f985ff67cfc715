import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PagePrinter } from '../platform/http/page-printer.ts';
import { PACKAGE_FOLDER } from '../platform/place.ts';

const BUILT = fileURLToPath(new URL('../web/dist/portal/render.js', PACKAGE_FOLDER));

/**
 * The client's pages as the build made them. Where they were not built, everything else works and a
 * page says plainly what is missing.
 */
export async function openPortal(): Promise<PagePrinter> {
  if (!existsSync(BUILT)) return { html: notBuilt, seconds: notBuilt };
  const { html, seconds } = (await import(pathToFileURL(BUILT).href)) as PagePrinter;
  return { html, seconds };
}

function notBuilt(): never {
  throw new Error("the client's pages are not built; run: npm run build");
}
