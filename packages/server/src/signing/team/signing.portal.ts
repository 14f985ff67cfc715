import { Hono } from 'hono';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { Id } from '@entente/core/kernel/values';
import { inWorkspace } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { htmlAnswer, type PortalServices } from '../portal/link.portal.ts';
import { clientPreview } from './signing.actions.ts';

type PreviewDoors = PortalServices & { resolveActor(headers: Headers): Promise<{ readonly actor: ProviderActor | null }> };

/** The client's page as a member sees it before sending, for a sandboxed frame: nothing on it can be sent. */
export function clientPreviewPages(doors: PreviewDoors): Hono<{ Variables: HeaderVariables }> {
  const pages = new Hono<{ Variables: HeaderVariables }>();
  pages.get('/client-preview/:id', async (c) => {
    const { actor } = await doors.resolveActor(c.req.raw.headers);
    const id = Id.safeParse(c.req.param('id')).data;
    if (actor === null || id === undefined) return c.notFound();
    const preview = await inWorkspace(doors.services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => clientPreview(tx, { actor, now: doors.services.clock() }, id));
    if (preview === null) return c.notFound();
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin");
    c.header('X-Frame-Options', 'SAMEORIGIN');
    return htmlAnswer(c, doors, { page: preview.page });
  });
  return pages;
}
