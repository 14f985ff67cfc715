import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An independent tool on this machine. Where it is missing, its tests are skipped and say so. */
export type Judge = { readonly command: string; readonly isMissing: boolean; title(sentence: string): string };

function judge(command: string, versionFlag: string, comesWith: string): Judge {
  const isMissing = spawnSync(command, [versionFlag]).error !== undefined;
  const title = (sentence: string): string => (isMissing ? `${sentence} - SKIPPED, ${command} is not installed (${comesWith})` : sentence);
  return { command, isMissing, title };
}

export const openssl = judge('openssl', 'version', 'package openssl');
export const pdfsig = judge('pdfsig', '-v', 'package poppler-utils');
export const qpdf = judge('qpdf', '--version', 'package qpdf');

/** A folder that is gone when the test file is done. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'entente-seal-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: Uint8Array | string): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** Runs a command inside the folder and returns what it printed on both channels. @throws when it fails. */
  run(command: string, ...parameters: string[]): string {
    return execFileSync(command, parameters, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** Runs a command whatever it answers. */
  ask(command: string, ...parameters: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: this.folder, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
