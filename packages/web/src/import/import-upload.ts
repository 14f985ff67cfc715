import { ORPCError } from '@orpc/client';
import type { ImportKind } from '@entente/core/import/import-kind';
import { api } from '../shell/team-app/api.ts';

export const MOST_MEGABYTES = 1024;

const RETRIES = 3;

type Upload = { readonly file: Blob; readonly name: string; readonly kind?: ImportKind | undefined; readonly onProgress: (percent: number) => void };

/** Begins an import and sends its file piece by piece; a piece that gets no answer is sent again. @returns the import's id. */
export async function uploadFile({ file, name, kind, onProgress }: Upload): Promise<string> {
  const { id, pieceBytes } = await api.import.create({ fileName: name, ...(kind === undefined ? {} : { kind }) });
  const parts = Math.max(1, Math.ceil(file.size / pieceBytes));
  for (let part = 0; part < parts; part += 1) {
    await sendPiece(id, { part, piece: file.slice(part * pieceBytes, (part + 1) * pieceBytes), left: RETRIES });
    onProgress(Math.round(((part + 1) / parts) * 100));
  }
  await api.import.look({ id });
  return id;
}

async function sendPiece(id: string, { part, piece, left }: { part: number; piece: Blob; left: number }): Promise<void> {
  const answer = await fetch(`/api/v1/imports/${id}/file?part=${part}`, { method: 'PUT', body: piece, credentials: 'same-origin', headers: { 'content-type': 'application/octet-stream' } }).catch(() => null);
  if (answer?.ok === true) return;
  if (left === 0 || (answer !== null && answer.status < 500)) throw await problemOf(answer);
  await new Promise((resume) => setTimeout(resume, 500 * (RETRIES - left + 1)));
  return sendPiece(id, { part, piece, left: left - 1 });
}

async function problemOf(answer: Response | null): Promise<Error> {
  if (answer === null) return new Error('the server did not answer');
  const body = (await answer.json().catch(() => ({}))) as { data?: unknown };
  return new ORPCError('REFUSED', { status: answer.status, data: body.data });
}
