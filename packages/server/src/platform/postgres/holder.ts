import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { HouseProblem } from '../operations/house-problem.ts';
import type { DataFolder } from './data-folder.ts';
import { birthOf } from './process-identity.ts';

const Holder = z.object({ pid: z.number().int(), birth: z.string(), socketFolder: z.string() });

/** The process that has a data folder open, and where its database listens. */
export type Holder = z.infer<typeof Holder>;

/** @returns the living process that has the folder open, or null. */
export function livingHolder(folder: DataFolder): Holder | null {
  const holder = readHolder(folder);
  return holder !== null && birthOf(holder.pid) === holder.birth ? holder : null;
}

/** @returns what a process that is gone left behind, or null when the folder is free or truly held. */
export function deadHolder(folder: DataFolder): Holder | null {
  return livingHolder(folder) === null ? readHolder(folder) : null;
}

/**
 * Takes the folder for this process. The entry appears whole or not at all (a hard link), and a
 * dead holder's entry is moved aside before it is replaced, so two takers cannot both win.
 * @throws HouseProblem `data-folder-in-use` with the pid of the holder
 */
export function takeFolder(folder: DataFolder): void {
  const draft = writeDraft(folder, folder.postgres);
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      if (linked(draft, folder)) return;
      setDeadHolderAside(folder);
    }
    throw new HouseProblem('data-folder-in-use', { folder: folder.root, pid: readHolder(folder)?.pid ?? 0 });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Tells others where the database of this folder listens; only the holder calls it. */
export function recordSocketFolder(folder: DataFolder, socketFolder: string): void {
  renameSync(writeDraft(folder, socketFolder), holderFile(folder));
}

/** Gives the folder back; does nothing when another process holds it. */
export function releaseFolder(folder: DataFolder): void {
  if (readHolder(folder)?.pid === process.pid) rmSync(holderFile(folder), { force: true });
}

function writeDraft(folder: DataFolder, socketFolder: string): string {
  const draft = path.join(folder.run, `holder.${process.pid}.draft`);
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid) ?? '', socketFolder };
  try {
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  } catch (error) {
    throw notWritable(folder, error);
  }
  return draft;
}

function notWritable(folder: DataFolder, error: unknown): HouseProblem {
  return new HouseProblem('data-folder-not-writable', { folder: folder.root, reason: (error as NodeJS.ErrnoException).code ?? '' });
}

function setDeadHolderAside(folder: DataFolder): void {
  const living = livingHolder(folder);
  if (living !== null) throw new HouseProblem('data-folder-in-use', { folder: folder.root, pid: living.pid });
  const seen = readHolder(folder);
  const aside = path.join(folder.run, `holder.${process.pid}.aside`);
  try {
    renameSync(holderFile(folder), aside);
  } catch {
    return; // another taker was faster
  }
  const moved = parseHolder(readFileSync(aside, 'utf8'));
  if (moved !== null && moved.birth !== seen?.birth) linked(aside, folder); // a fresh one: put it back
  rmSync(aside, { force: true });
}

function readHolder(folder: DataFolder): Holder | null {
  try {
    return parseHolder(readFileSync(holderFile(folder), 'utf8'));
  } catch {
    return null;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return null; // half-written by a machine that lost power: nobody can hold it
  }
}

function linked(from: string, folder: DataFolder): boolean {
  try {
    linkSync(from, holderFile(folder));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritable(folder, error);
  }
}

function holderFile(folder: DataFolder): string {
  return path.join(folder.run, 'holder.json');
}
