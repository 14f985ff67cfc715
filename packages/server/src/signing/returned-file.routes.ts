import { Hono } from 'hono';
import { SignatureInput } from '@entente/contract/signing/signing.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { refused } from '@entente/core/kernel/outcome';
import { Line } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { MOST_RETURNED_MEGABYTES } from '@entente/core/signing/returned-file';
import { z } from 'zod';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import type { FileContext, FileDoor, FilePages } from '../platform/http/file-door.ts';
import { clientAddress } from '../platform/http/client-address.ts';
import { refusingRollsBack, type Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { signWithFile, type AsSigner } from './returned-file.actions.ts';
import type { Signer } from './signature.actions.ts';
import type { SigningCall } from './signing.actions.ts';
import { clientOnPaper, ownSigner, wishOf } from './team/signature.actions.ts';
import { limitedBody } from '../platform/http/limited-body.ts';

const { code: _none, device: _other, consents: _list, versionNumber: _number, ...said } = SignatureInput;
/** What is said with the file, in its address: the same as with a code. */
const Wanted = z.object({ ...said, versionNumber: z.coerce.number().int().min(1), consents: z.string().max(400).default('').transform((boxes) => boxes.split(',').filter((box) => box !== '')), name: Line(255).default(''), signatoryId: Id.optional() });

const UPLOAD = { id: 'putSignedFile', tag: 'signing', changes: true };
const MOST_BYTES = MOST_RETURNED_MEGABYTES * 1024 * 1024;

/** Signs as a member with a file that was signed elsewhere: its bytes are the body. */
export function returnedFiles(services: Services, { admit, refuse }: FileDoor): FilePages {
  const pages: FilePages = new Hono();
  pages.put('/api/v1/agreements/:id/signed-file', async (c) => {
    const actor = await admit(c, UPLOAD);
    if (actor instanceof Response) return actor;
    const [id, wanted] = [Id.safeParse(c.req.param('id')).data, Wanted.safeParse(c.req.query()).data];
    if (id === undefined) return refuse(c, { code: 'not-found' });
    if (wanted === undefined) return refuse(c, { code: 'input-is-wrong' });
    const bytes = await limitedBody(c.req.raw.body, MOST_BYTES);
    if (bytes === null) return refuse(c, { code: 'returned-file-is-too-large', detail: { megabytes: MOST_RETURNED_MEGABYTES } }, 413);
    const call = callOf(c, { services, actor });
    const outcome = await signWithFile(call, asMember(call, { id, signatoryId: wanted.signatoryId }), { wish: wishOf(call, wanted), file: { name: wanted.name, bytes } });
    return outcome.ok ? c.json(outcome.value, 201) : refuse(c, outcome.refusal);
  });
  return pages;
}

function callOf(c: FileContext, { services, actor }: { services: Services; actor: ProviderActor }): SigningCall<ProviderActor> {
  const origin = { ip: clientAddress(c, services.config.trustedProxies), userAgent: c.req.header('user-agent') ?? '', requestId: crypto.randomUUID(), channel: 'team' as const };
  return { services, actor, now: services.clock(), origin };
}

/** The member themselves; or, on paper, a person of the client who handed it to them. */
function asMember(call: SigningCall<ProviderActor>, { id, signatoryId }: { id: string; signatoryId: string | undefined }): AsSigner {
  const place = { workspaceId: call.actor.workspaceId, partyId: null };
  return <Value>(work: (tx: Tx, signer: Signer) => Promise<Answer<Value>>) =>
    refusingRollsBack<Value>((run) => inWorkspace(call.services.database, place, run), async (tx) => {
      const signer = signatoryId === undefined ? await ownSigner(tx, call, id) : await clientOnPaper(tx, call, { id, signatoryId });
      return signer === null ? refused('not-found') : work(tx, signer);
    });
}
