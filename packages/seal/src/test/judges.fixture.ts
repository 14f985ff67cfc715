import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An independent tool. Where a machine has it not, its tests do not run and their titles say why. */
export type Judge = { readonly isHere: boolean; title(sentence: string): string };

function judge(command: string, versionFlag: string, comesWith: string): Judge {
  const isHere = spawnSync(command, [versionFlag]).error === undefined;
  const title = (sentence: string): string => (isHere ? sentence : `${sentence} - NOT RUN: ${command} is not installed (${comesWith})`);
  return { isHere, title };
}

export const openssl = judge('openssl', 'version', 'package openssl');
export const pdfsig = judge('pdfsig', '-v', 'package poppler-utils');
export const certutil = judge('certutil', '-H', 'package libnss3-tools');
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
