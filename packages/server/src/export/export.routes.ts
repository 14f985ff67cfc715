import { Hono } from 'hono';
import { Readable } from 'node:stream';
import { Id } from '@entente/core/kernel/values';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { FileDoor, FilePages } from '../platform/http/file-door.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import type { Services } from '../platform/services.ts';
import { createExport, showExportFile, showExports } from './export.actions.ts';

export const exportRoutes = {
  list: signedIn.export.list.handler(({ context }) => query(context, (tx) => showExports(tx, context.actor))),
  create: signedIn.export.create.handler(({ context }) => command(context, { operation: 'createExport', input: {} }, (tx) => createExport(tx, context.actor))),
};


const DOWNLOAD = { id: 'getExportFile', tag: 'export', changes: false };

/** The archive itself, as a file to save; for owners. */
export function exportFiles(services: Services, { admit, refuse }: FileDoor): FilePages {
  const pages: FilePages = new Hono();
  pages.get('/api/v1/exports/:id/file', async (c) => {
    const actor = await admit(c, DOWNLOAD);
    if (actor instanceof Response) return actor;
    const id = Id.safeParse(c.req.param('id')).data;
    const outcome = id === undefined ? null : await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => showExportFile(tx, actor, id));
    if (outcome === null || !outcome.ok) return refuse(c, { code: 'not-found' });
    const { sha256, bytes, madeAt } = outcome.value;
    c.header('Content-Type', 'application/gzip');
    c.header('Content-Length', String(bytes));
    c.header('Content-Disposition', `attachment; filename="entente-${madeAt.slice(0, 10)}.tar.gz"`);
    return c.body(Readable.toWeb(services.files.read(actor.workspaceId, sha256)) as ReadableStream);
  });
  return pages;
}
