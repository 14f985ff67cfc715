import { Hono } from 'hono';
import type { FileDoor, FilePages } from '../../platform/http/file-door.ts';
import type { Services } from '../../platform/services.ts';
import { readIncoming } from './agreement.actions.ts';
import { limitedBody } from '../../platform/http/limited-body.ts';

const MOST_MEGABYTES = 10;
const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
const READING = { id: 'readContractFile', tag: 'agreement', changes: false };

/** Reads a contract that exists already, and keeps nothing of it: what it found is shown first, and becomes a draft when somebody says so. */
export function contractFiles(_services: Services, { admit, refuse }: FileDoor): FilePages {
  const pages: FilePages = new Hono();
  pages.put('/api/v1/agreements/contract-file', async (c) => {
    const actor = await admit(c, READING);
    if (actor instanceof Response) return actor;
    const bytes = await limitedBody(c.req.raw.body, MOST_BYTES);
    if (bytes === null) return refuse(c, { code: 'contract-file-is-too-large', detail: { megabytes: MOST_MEGABYTES } }, 413);
    if (bytes.length === 0) return refuse(c, { code: 'file-is-missing' });
    const found = await readIncoming(bytes);
    return found.ok ? c.json(found.value) : refuse(c, found.refusal);
  });
  return pages;
}
