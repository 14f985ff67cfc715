import type pg from 'pg';

/** One client in so many has work under agreement. */
const ONE_IN = 5;

/** The clients of a piece of a crowd, by a condition on `c`; its values are those of `values`. */
type Clients = { readonly condition: string; readonly values: readonly unknown[] };

/** An id that the same client and salt always give, at the client's own moment. */
const idOf = (salt: string): string => `(substr(c.id::text, 1, 14) || '7' || substr(m.h, 1, 3) || '-8' || substr(m.h, 4, 3) || '-' || substr(m.h, 7, 12))::uuid from (select md5(c.id::text || '${salt}') as h) m`;
const id = (salt: string): string => `(select ${idOf(salt)})`;
const from = ({ condition }: Clients): string => `from clients c where c.workspace_id = $1 and ${condition} and ('x' || right(c.id::text, 4))::bit(16)::int % ${ONE_IN} = 0`;

const frame = (salt: number): string => `jsonb_build_array('full', case when length(c.name) % ${salt} = 0 then 'empty' else 'full' end, case when length(c.name) % ${salt + 1} = 0 then 'half' else 'full' end, 'empty')`;
/** How full both frames of a text are: of some more, of others less. */
const FRAMES = `jsonb_build_object('hard', ${frame(3)}, 'soft', ${frame(4)}, 'blocking', 0, 'open', 2)`;

/**
 * Work under agreement for some of the clients: a text with its dates and price, an agreement that is a draft or was sent,
 * and promises of both sides, of which some are late and some kept.
 */
export async function writeWork(admin: pg.Client, clients: Clients): Promise<void> {
  const run = (sql: string) => admin.query(`${sql} ${from(clients)}`, [...clients.values]);
  await run(`insert into engagements (workspace_id, id, client_id, name, kind, owner_id, state, next_step, next_step_on, created_at, updated_at)
    select c.workspace_id, ${id('work')}, c.id, 'Course for ' || c.name, (array['service_agreement','elearning_agreement','consulting_agreement','pr_retainer'])[1 + length(c.name) % 4], c.owner_id, case when c.lifecycle = 'former' then 'closed' else 'open' end, c.next_step, c.next_step_on, c.created_at, c.updated_at`);
  await run(`insert into documents (workspace_id, id, client_id, purpose, title, locale, currency, country, frames) select c.workspace_id, ${id('text')}, c.id, 'agreement', 'Course', c.locale, 'PLN', 'PL', ${FRAMES}`);
  await run(`insert into document_phases (workspace_id, document_id, id, position, name, description, starts_on, ends_on) select c.workspace_id, ${id('text')}, ${id('phase')}, 1, 'All of it', '', c.created_at::date, c.created_at::date + 90`);
  await run(`insert into document_billing_items (workspace_id, document_id, id, position, label, amount_minor, currency, trigger, payment_days) select c.workspace_id, ${id('text')}, ${id('price')}, 1, 'Price', 100000 * (1 + length(c.name)), 'PLN', 'on_completion', 14`);
  await run(`insert into agreements (workspace_id, id, client_id, engagement_id, document_id, number, title, locale, created_at) select c.workspace_id, ${id('agreement')}, c.id, ${id('work')}, ${id('text')}, 'C-' || c.id, 'Course', c.locale, c.created_at`);
  await run(`insert into signatories (workspace_id, id, agreement_id, client_id, side, name, email, locale) select c.workspace_id, ${id('signer')}, ${id('agreement')}, c.id, 'client', 'Anna Nowak', lower(c.email), c.locale`);
  await run(`insert into agreement_events (workspace_id, agreement_id, seq, client_id, type, at, body, prev_hash, hash) select c.workspace_id, ${id('agreement')}, 1, c.id, 'agreement.sent', c.updated_at, '{"versionNumber": 1}', '', repeat('0', 64)`);
  await run(`insert into commitment_people (workspace_id, id, side, client_id, name, email, locale) select c.workspace_id, ${id('person')}, 'client', c.id, 'Anna Nowak', lower(c.email), c.locale`);
  for (const [at, side] of ['client', 'provider', 'client'].entries()) {
    await run(`insert into commitments (workspace_id, id, client_id, engagement_id, side, title, owner_id, owner_name, due_on, done_at)
      select c.workspace_id, ${id(`promise ${at}`)}, c.id, ${id('work')}, '${side}', 'Promise ${at}', ${id('person')}, 'Anna Nowak', c.updated_at::date + ${40 * (at + 1)}, case when length(c.name) % 3 = ${at} then c.updated_at end`);
  }
}
