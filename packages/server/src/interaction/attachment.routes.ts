import { fileTypeFromBuffer } from 'file-type';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { Line } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { z } from 'zod';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import type { FileDoor, FilePages } from '../platform/http/file-door.ts';
import { refusingRollsBack, type Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { attach, findAttachment, mayAttach, type KeptFile } from './attachment.actions.ts';

export const MOST_MEGABYTES = 50;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
/** The signature of a file's type stands within its first bytes. */
const LOOKED_AT = 4_100;

const Wanted = z.object({ name: Line(255), clientId: Id.nullable().default(null), contactId: Id.nullable().default(null), dealId: Id.nullable().default(null), engagementId: Id.nullable().default(null) });

const UPLOAD = { id: 'putAttachmentFile', tag: 'interaction', changes: true };
const DOWNLOAD = { id: 'getAttachmentFile', tag: 'interaction', changes: false };

/**
 * The bytes of files that are kept with records: taken as a stream and given as one, never held whole, never shown
 * by the browser as a page of ours. What a file is called says nothing about what it is: its type is read from its bytes.
 */
export function attachmentFiles(services: Services, { admit, refuse }: FileDoor): FilePages {
  const pages: FilePages = new Hono();
  pages.put('/api/v1/attachments/file', async (c) => {
    const actor = await admit(c, UPLOAD);
    if (actor instanceof Response) return actor;
    const wanted = Wanted.safeParse(c.req.query()).data;
    const { body } = c.req.raw;
    if (wanted === undefined || body === null) return refuse(c, { code: 'input-is-wrong' });
    if (Number(c.req.header('content-length') ?? '0') > MOST_BYTES) return refuse(c, { code: 'attachment-is-too-large' }, 413);
    const outcome = await keep(services, actor, { ...wanted, body });
    if (outcome === null) return refuse(c, { code: 'attachment-is-too-large' }, 413);
    return outcome.ok ? c.json(outcome.value, 201) : refuse(c, outcome.refusal);
  });
  pages.get('/api/v1/attachments/:id/file', async (c) => {
    const actor = await admit(c, DOWNLOAD);
    if (actor instanceof Response) return actor;
    const id = Id.safeParse(c.req.param('id')).data;
    const file = id === undefined ? null : await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => findAttachment(tx, actor, id));
    if (file === null) return refuse(c, { code: 'not-found' });
    c.header('Content-Type', file.mediaType);
    c.header('Content-Length', String(file.bytes));
    c.header('Content-Disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    c.header('Content-Security-Policy', "default-src 'none'; sandbox");
    return stream(c, async (out) => out.pipe(Readable.toWeb(services.files.read(actor.workspaceId, file.sha256)) as unknown as ReadableStream));
  });
  return pages;
}

type Incoming = z.output<typeof Wanted> & { readonly body: ReadableStream<Uint8Array> };

/** Asks first whether the file may be kept there, then takes its bytes. @returns null when they were too many. */
async function keep(services: Services, actor: ProviderActor, { name, body, ...links }: Incoming): Promise<Answer<{ id: string }> | null> {
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, work);
  const may = await within((tx) => mayAttach(tx, actor, links));
  if (!may.ok) return may;
  const head = new Head();
  const stored = await services.files.put(actor.workspaceId, Readable.fromWeb(body.pipeThrough(head.stream) as NodeReadableStream)).catch((error: unknown) => {
    if (head.isTooLarge) return null;
    throw error;
  });
  if (stored === null) return null;
  const file: KeptFile = { name, ...stored, mediaType: await mediaTypeOf(head.bytes()) };
  return refusingRollsBack(within, (tx) => attach(tx, actor, { links, file }));
}

/** What the bytes are; anything without a known signature is bytes, also where its name says it is a page. */
async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found === undefined || /html|svg|xml|javascript/.test(found.mime) ? 'application/octet-stream' : found.mime;
}

/** Lets bytes through, remembers the first of them, and ends with an error once they are too many. */
class Head {
  readonly stream: TransformStream<Uint8Array, Uint8Array>;
  isTooLarge = false;
  readonly #first: Uint8Array[] = [];

  constructor() {
    let bytes = 0;
    this.stream = new TransformStream({
      transform: (chunk, controller) => {
        if (bytes < LOOKED_AT) this.#first.push(chunk.slice(0, LOOKED_AT - bytes));
        bytes += chunk.length;
        this.isTooLarge = bytes > MOST_BYTES;
        if (this.isTooLarge) controller.error(new RangeError('the file is too large'));
        else controller.enqueue(chunk);
      },
    });
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#first);
  }
}
