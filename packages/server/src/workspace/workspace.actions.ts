import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { WorkspaceView } from '@entente/contract/workspace/workspace.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { judgePassword } from '@entente/core/kernel/password';
import { inOrder, type DaysOff } from '@entente/core/workspace/days-off';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import { hashPassword } from '../platform/auth/password-hash.ts';
import { PACES } from '../platform/auth/rules.ts';
import { createUser, deleteUsersWithoutWorkspace, findUser, isPasswordOf } from '../platform/auth/user.store.ts';
import { forgetTries, takeTry, type WaitKey } from '../platform/auth/wait.store.ts';
import { isOwnMachine } from '../platform/config.ts';
import { sameText } from '../platform/crypto/secrets.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { deleteWorkspaceRows } from '../platform/database/workspace-rows.ts';
import { refusingRollsBack, type Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { announce } from '../platform/outbox/announce.ts';
import type { Services } from '../platform/services.ts';
import { ownMember } from './member.access.ts';
import { insertMember, listUserIds, loadMember } from './member.store.ts';
import { FURNISH_TASK, REMOVE_FILES_TASK } from './workspace.jobs.ts';
import { TEST_MAIL_TOPIC } from './workspace.mail.ts';
import { instanceStanding, insertWorkspace, loadWorkspace, lockInstance, lockWorkspace, updateWorkspace } from './workspace.store.ts';
import { workspaceView } from './workspace.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['workspace'];

export type NewWorkspace = {
  readonly name: string;
  readonly locale: Locale;
  readonly country?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly legalName?: string;
  readonly registration?: string;
  readonly address?: string;
  readonly isSample?: boolean;
  readonly owner: { readonly name: string; readonly email: string; readonly password: string; readonly roleTitle?: string };
};
export type CreatedWorkspace = { readonly workspaceId: string; readonly userId: string; readonly actor: ProviderActor };

/** The workspace the actor is in. */
export async function showWorkspace(tx: Tx): Promise<Answer<WorkspaceView>> {
  return granted(workspaceView(await loadWorkspace(tx)));
}

/** Changes fields of the workspace. */
export async function changeWorkspace(tx: Tx, actor: ProviderActor, { set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const current = await lockWorkspace(tx);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const { daysOff, ...others } = merged.value;
  const version = await updateWorkspace(tx, daysOff === undefined ? others : { ...others, daysOff: JSON.stringify(inOrder(daysOff as readonly DaysOff[])) });
  await record(tx, actor, { topic: 'workspace.changed', subjectKind: 'workspace', subjectId: tx.workspaceId, payload: { set: merged.value } });
  return granted({ version });
}

/**
 * Makes a workspace with its owner, for programs: the sample and tests. The owner's password is not judged.
 * @throws Error when somebody already has the owner's address.
 */
export async function createWorkspace(services: Services, given: NewWorkspace): Promise<CreatedWorkspace> {
  const passwordHash = await hashPassword(given.owner.password);
  return inWorkspace(services.database, { workspaceId: newId(), partyId: null }, (tx) => foundWorkspace(tx, given, passwordHash));
}

/** Whether nobody has set this instance up yet. */
export async function showFirstRun(services: Services): Promise<Answer<{ needed: boolean; hasSample: boolean; needsCode: boolean }>> {
  const { own, any } = await instanceStanding(services.database);
  return granted({ needed: !own, hasSample: any && !own, needsCode: !own && !isOwnMachine(services.config) });
}

/** What the person who runs the instance must be told, so that no passer-by sets it up; null where nobody else can come in, or it is done. */
export async function setUpCodeToTell(services: Services): Promise<string | null> {
  if (isOwnMachine(services.config) || (await instanceStanding(services.database)).own) return null;
  return services.secrets.setUpCode;
}

/** Sets the instance up: one person can, once; where others can reach it, only with the code that was printed at its start. */
export async function createFirstWorkspace(services: Services, input: Inputs['createFirst']): Promise<Answer<{ workspaceId: string }>> {
  const { workspaceName, locale, country, currency, timeZone, name, password } = input;
  const email = input.email.toLowerCase();
  if ((await instanceStanding(services.database)).own) return refused('workspace-exists');
  if (!isOwnMachine(services.config) && !sameText(plainCode(input.setUpCode ?? ''), plainCode(services.secrets.setUpCode))) return refused('set-up-code-is-wrong');
  const judged = judgePassword(password, [name, email, workspaceName]);
  if (!judged.ok) return judged;
  const passwordHash = await hashPassword(judged.value);
  return refusingRollsBack((run) => inWorkspace(services.database, { workspaceId: newId(), partyId: null }, run), async (tx: Tx) => {
    if (await lockInstance(tx)) return refused('workspace-exists');
    if ((await findUser(tx, email)) !== undefined) return refused('address-is-taken');
    await foundWorkspace(tx, { name: workspaceName, locale, country, currency, timeZone, legalName: workspaceName, owner: { name, email, password } }, passwordHash);
    return granted({ workspaceId: tx.workspaceId });
  });
}

/** A code as it is typed: in small letters, without its dashes, with spaces. */
function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

async function foundWorkspace(tx: Tx, { owner, ...workspace }: NewWorkspace, passwordHash: string): Promise<CreatedWorkspace> {
  const { name, roleTitle = '' } = owner;
  const email = owner.email.toLowerCase();
  const { id: userId } = await createUser(tx, { name, email, passwordHash });
  await insertWorkspace(tx, workspace);
  const actor: ProviderActor = { side: 'provider', workspaceId: tx.workspaceId, memberId: newId(), teamId: null, name, role: 'owner', scope: 'all', locale: workspace.locale };
  await insertMember(tx, { id: actor.memberId, userId, name, email, roleTitle, role: 'owner', scope: 'all', teamId: null, locale: workspace.locale });
  await record(tx, actor, { topic: 'workspace.created', subjectKind: 'workspace', subjectId: tx.workspaceId, payload: { name: workspace.name } });
  await enqueue(tx, { task: FURNISH_TASK, payload: {}, key: `furnish:${tx.workspaceId}` });
  return { workspaceId: tx.workspaceId, userId, actor };
}

/** Whether the owner means it: the right, the name as it stands, the password. Checked before the transaction, for a hash takes its time. */
export async function confirmDeletion(services: Services, actor: ProviderActor, { name, password }: Inputs['delete']): Promise<Answer<null>> {
  if (!may(actor, 'delete-workspace')) return refused('not-allowed');
  const { workspace, userId } = await inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, async (tx) => ({ workspace: await loadWorkspace(tx), userId: (await loadMember(tx, ownMember(actor))).userId }));
  if (name.normalize('NFC').trim() !== workspace.name) return refused('workspace-name-differs');
  const tries: WaitKey = ['confirm', userId];
  const seconds = await takeTry(services.database, tries, PACES.confirmation);
  if (seconds !== null) return refused('too-many-requests', { seconds });
  if (!(await isPasswordOf(services.database, userId, password))) return refused('password-is-wrong');
  await forgetTries(services.database, [tries]);
  return granted(null);
}

/** Deletes the workspace with everything in it: rows, people who belong nowhere else, and (by a job) files. */
export async function eraseWorkspace(tx: Tx): Promise<Answer<Record<string, never>>> {
  const userIds = await listUserIds(tx);
  await deleteWorkspaceRows(tx);
  await deleteUsersWithoutWorkspace(tx, userIds);
  await enqueue(tx, { task: REMOVE_FILES_TASK, payload: {} });
  return granted({});
}

/** Where mail goes. */
export async function showMailSetup({ config: { smtp } }: Services, actor: ProviderActor): Promise<Answer<{ isSetUp: boolean; host: string; from: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  return granted({ isSetUp: smtp !== null, host: smtp?.host ?? '', from: smtp?.from ?? '' });
}

/** Sends the actor a message, so that they see whether mail arrives. */
export async function sendTestMail(tx: Tx, actor: ProviderActor, { config }: Services): Promise<Answer<{ announcementId: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  if (config.smtp === null) return refused('mail-is-not-set-up');
  const { name, email } = await loadMember(tx, ownMember(actor));
  return granted({ announcementId: await announce(tx, { topic: TEST_MAIL_TOPIC, recipient: { email, name, locale: actor.locale }, subject: { kind: 'member', id: actor.memberId } }) });
}
