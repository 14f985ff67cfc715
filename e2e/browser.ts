import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
/** Of what the bundled one brings for its cloud: one process for everything dies with one page, and pages shall be kept apart as in a real browser. */
const UNWANTED = ['--single-process', '--no-zygote', '--disable-web-security', '--disable-site-isolation-trials', '--allow-running-insecure-content', '--headless'];
/** As root there is no sandbox; scripts are compiled and tidied up after where they run, for the tests keep every core busy already (a page then takes a sixth less of them); the rest keeps the browser from talking to anybody but us. */
const FLAGS = ['--js-flags=--single-threaded', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'];

/**
 * Starts a headless Chromium: the one named by CHROME_PATH, an installed one, or the one that comes with the parts.
 * @throws Error that says plainly what is missing
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = [process.env.CHROME_PATH ?? '', ...INSTALLED].find((place) => place !== '' && existsSync(place));
  const failures: string[] = [];
  if (installed !== undefined) {
    try {
      return await again(() => chromium.launch({ executablePath: installed, args: FLAGS }));
    } catch (error) {
      failures.push(`${installed} did not start: ${firstLine(error)}`);
    }
  }
  try {
    return await again(launchBundled);
  } catch (error) {
    failures.push(`the bundled Chromium did not start: ${firstLine(error)}`);
  }
  throw new Error(`The browser tests need a Chromium and found none that starts. Install one (on Debian: apt-get install chromium) or name it in CHROME_PATH.\n${failures.join('\n')}`);
}

let kept: Browser | undefined;

/**
 * The browser of a process that runs tests: started once and kept over its files, each of which opens profiles of
 * its own. Closing it closes those; the browser itself ends with the process, and a crashed one is replaced.
 */
export async function testBrowser(): Promise<Browser> {
  if (kept?.isConnected() === true) return kept;
  const browser = await launchBrowser();
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  kept = browser;
  return browser;
}

/** A start that crashed once is tried once more: no test's own retry covers it. */
async function again(launch: () => Promise<Browser>): Promise<Browser> {
  try {
    return await launch();
  } catch {
    return launch();
  }
}

/** The bundled one brings its own libraries and fonts only if it takes this machine for the cloud it was made for. */
async function launchBundled(): Promise<Browser> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await bundled.executablePath(), args: [...bundled.args.filter((flag) => !UNWANTED.some((unwanted) => flag.startsWith(unwanted))), ...FLAGS] });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
