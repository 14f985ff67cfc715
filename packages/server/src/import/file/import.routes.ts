import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Id } from '@entente/core/kernel/values';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { z } from 'zod';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { FileDoor, FilePages } from '../../platform/http/file-door.ts';
import { refusingRollsBack, type Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { PIECE_BYTES } from '../import.actions.ts';
import { keepPiece, rejectedFile, rejectedLines } from './import.actions.ts';

const UPLOAD = { id: 'putImportFile', tag: 'import', changes: true };
const REJECTED = { id: 'getRejectedRows', tag: 'import', changes: false };

/**
 * The file of an import in pieces, and its rejected rows as a file. Bytes go straight to the file store and come
 * straight from it: no body is held whole.
 */
export function importFiles(services: Services, { admit, refuse }: FileDoor): FilePages {
  const pages: FilePages = new Hono();
  pages.put('/api/v1/imports/:id/file', async (c) => {
    const actor = await admit(c, UPLOAD);
    if (actor instanceof Response) return actor;
    const asked = PieceAddress.safeParse({ id: c.req.param('id'), part: c.req.query('part') }).data;
    const { body } = c.req.raw;
    if (asked === undefined || body === null) return refuse(c, { code: 'input-is-wrong' });
    if (Number(c.req.header('content-length') ?? '0') > PIECE_BYTES) return refuse(c, { code: 'input-is-wrong' }, 413);
    const outcome = await takePiece(services, actor, { ...asked, body });
    if (outcome === null) return refuse(c, { code: 'input-is-wrong' }, 413);
    return outcome.ok ? c.json(outcome.value) : refuse(c, outcome.refusal);
  });
  pages.get('/api/v1/imports/:id/rejected-rows', async (c) => {
    const actor = await admit(c, REJECTED);
    if (actor instanceof Response) return actor;
    const id = Id.safeParse(c.req.param('id')).data;
    const file = id === undefined ? null : await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => rejectedFile(tx, actor, id));
    if (file === null) return refuse(c, { code: 'not-found' });
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', `attachment; filename="rejected.csv"; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    return stream(c, async (out) => {
      for await (const lines of rejectedLines(services, file)) await out.write(lines);
    });
  });
  return pages;
}

const PieceAddress = z.object({ id: Id, part: z.coerce.number().int().min(0) });
type Asked = { readonly id: string; readonly part: number; readonly body: globalThis.ReadableStream<Uint8Array> };

/** Asks first whether the piece is wanted, then takes its bytes. @returns null when they were too many. */
async function takePiece(services: Services, actor: ProviderActor, { id, part, body }: Asked): Promise<Answer<{ parts: number; bytes: number }> | null> {
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, work);
  const may = await within((tx) => keepPiece.mayTake(tx, actor, { id, part }));
  if (!may.ok) return may;
  const piece = await services.files.put(actor.workspaceId, Readable.fromWeb(limited(body) as ReadableStream)).catch(() => null);
  return piece === null ? null : refusingRollsBack(within, (tx) => keepPiece.take(tx, actor, { id, part, ...piece }));
}

/** The body as it comes, ended with an error once it is larger than a piece may be. */
function limited(body: globalThis.ReadableStream<Uint8Array>): globalThis.ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > PIECE_BYTES) controller.error(new RangeError('a piece is too large'));
      else controller.enqueue(chunk);
    },
  }));
}
