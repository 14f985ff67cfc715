import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { DataFolder } from './data-folder.ts';
import type { RunAs } from './system-user.ts';

export const SOCKET_PORT = 5432;

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, with a closing zero. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;
const SHORT_NAME = 'entente-';

/** The socket stands beside the data, or, where that path is too long, in a closed folder under the temporary one. */
export function chooseSocketFolder(folder: DataFolder, runAs: RunAs): string {
  if (Buffer.byteLength(socketFile(folder.postgres)) <= LONGEST_SOCKET_PATH) return folder.postgres;
  const roots = [os.tmpdir(), '/tmp'];
  const root = roots.find((place) => Buffer.byteLength(socketFile(path.join(place, `${SHORT_NAME}xxxxxx`))) <= LONGEST_SOCKET_PATH) ?? '/tmp';
  const short = mkdtempSync(path.join(root, SHORT_NAME));
  chmodSync(short, 0o700);
  if (runAs.user !== null) chownSync(short, runAs.user.uid, runAs.user.gid);
  return short;
}

/** Removes a short socket folder; leaves the data folder alone. */
export function removeSocketFolder(socketFolder: string, folder: DataFolder): void {
  if (socketFolder !== folder.postgres && path.basename(socketFolder).startsWith(SHORT_NAME)) rmSync(socketFolder, { recursive: true, force: true });
}

/** @returns whether a server answers there; also true for one in another container that shares the folder. */
export async function answersOn(socketFolder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketFile(socketFolder));
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

function socketFile(socketFolder: string): string {
  return path.join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`);
}
