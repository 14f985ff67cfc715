import { Hono } from 'hono';
import { Readable } from 'node:stream';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { Id } from '@entente/core/kernel/values';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../platform/http/headers.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import type { Services } from '../platform/services.ts';
import { createExport, showExportFile, showExports } from './export.actions.ts';

export const exportRoutes = {
  list: signedIn.export.list.handler(({ context }) => query(context, (tx) => showExports(tx, context.actor))),
  create: signedIn.export.create.handler(({ context }) => command(context, { operation: 'createExport', input: {} }, (tx) => createExport(tx, context.actor))),
};

type ExportFiles = { services: Services; resolveActor(headers: Headers): Promise<{ readonly actor: ProviderActor | null }> };

/** The archive itself, as a file to save; for owners. */
export function exportFiles({ services, resolveActor }: ExportFiles): Hono<{ Variables: HeaderVariables }> {
  const pages = new Hono<{ Variables: HeaderVariables }>();
  pages.get('/export-files/:id', async (c) => {
    const { actor } = await resolveActor(c.req.raw.headers);
    const id = Id.safeParse(c.req.param('id')).data;
    if (actor === null || id === undefined) return c.notFound();
    const outcome = await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => showExportFile(tx, actor, id));
    if (!outcome.ok) return c.notFound();
    const { sha256, bytes, madeAt } = outcome.value;
    c.header('Content-Type', 'application/gzip');
    c.header('Content-Length', String(bytes));
    c.header('Content-Disposition', `attachment; filename="entente-${madeAt.slice(0, 10)}.tar.gz"`);
    return c.body(Readable.toWeb(services.files.read(actor.workspaceId, sha256)) as ReadableStream);
  });
  return pages;
}
