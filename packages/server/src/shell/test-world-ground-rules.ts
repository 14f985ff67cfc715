import type pg from 'pg';
import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { TestMember } from './test-entente.ts';

/** A round that both sides could still answer, and a card of the firm's own. */
export type WorldRules = { readonly roundId: string; readonly cardId: string };

/** Asks the cards about an agreement and answers for the firm; every text of its own is marked. */
export async function fillGroundRules(who: TestMember, { agreementId, engagementId, canary }: { agreementId: string; engagementId: string; canary: string }): Promise<WorldRules> {
  const card = await who.call('POST', '/ground-rules/cards', { engagementId, question: `${canary} cameras`, choices: [`${canary} on`, `${canary} off`] });
  const { people } = (await who.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as GroundRulesView;
  const cardId = (card.body as { id: string }).id;
  const opened = await who.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: people[0]?.signatoryId, cards: ['bad_news', cardId] });
  if (opened.status !== 201) throw new Error(`the cards were not asked: ${JSON.stringify(opened.body)}`);
  const { id: roundId } = opened.body as { id: string };
  await who.call('PUT', `/ground-rules/rounds/${roundId}/answers`, { answers: [{ card: 'bad_news', choice: '', words: `${canary} by pigeon` }] });
  return { roundId, cardId };
}

/** Somebody's quiet hours, as agreed rules leave them. */
export async function fillQuietHours(admin: pg.Client, { workspaceId, clientId, sourceId, canary }: { workspaceId: string; clientId: string; sourceId: string; canary: string }): Promise<void> {
  await admin.query("insert into quiet_hours (workspace_id, email, client_id, time_zone, quiet_from, quiet_until, source_id) values ($1, $2, $3, 'UTC', '00:00', '00:00', $4)", [workspaceId, `${canary}@quiet.example`, clientId, sourceId]);
}
