import { Hono } from 'hono';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { Id } from '@entente/core/kernel/values';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../platform/http/headers.ts';
import type { MailTemplates } from '../platform/outbox/mail.ts';
import type { Services } from '../platform/services.ts';
import { query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import type { SignedInCall } from '../platform/http/call.ts';
import { pageOfAnnouncements, showAnnouncement } from './outbox.actions.ts';

const reading = (context: SignedInCall) => ({ actor: context.actor, services: context.services, templates: context.mailTemplates });

export const outboxRoutes = {
  list: signedIn.outbox.list.handler(({ context, input }) => query(context, (tx) => pageOfAnnouncements(tx, reading(context), { limit: input.limit, cursor: input.cursor }))),
  get: signedIn.outbox.get.handler(({ context, input }) => query(context, (tx) => showAnnouncement(tx, reading(context), input.id))),
};

type MailPreview = { services: Services; mailTemplates: MailTemplates; resolveActor(headers: Headers): Promise<{ readonly actor: ProviderActor | null }> };

/**
 * The mail as it looks, for a sandboxed frame of the Outbox page: no script runs in it and nothing
 * is fetched from elsewhere, whatever it says. Its inline styles are why it has a policy of its own.
 */
export function mailPreview({ services, mailTemplates, resolveActor }: MailPreview): Hono<{ Variables: HeaderVariables }> {
  const pages = new Hono<{ Variables: HeaderVariables }>();
  pages.get('/outbox-mail/:id', async (c) => {
    const { actor } = await resolveActor(c.req.raw.headers);
    const id = Id.safeParse(c.req.param('id')).data;
    if (actor === null || id === undefined) return c.notFound();
    const outcome = await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, (tx) => showAnnouncement(tx, { actor, services, templates: mailTemplates }, id));
    if (!outcome.ok || outcome.value.html === null) return c.notFound();
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; sandbox allow-popups allow-popups-to-escape-sandbox");
    c.header('X-Frame-Options', 'SAMEORIGIN');
    return c.html(outcome.value.html);
  });
  return pages;
}
