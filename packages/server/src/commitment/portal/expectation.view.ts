import type { PortalForm, PortalFormError } from '@entente/contract/signing/portal-frame';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { ExpectationItem, ExpectationsPage } from '@entente/contract/signing/portal-expectations';
import { expectationWaits, mayAnswer } from '@entente/core/commitment/expectation-state';
import type { PersonActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { basePath, mintFormFor } from '../../signing/page/signing.actions.ts';
import { loadWorkTime } from '../commitment.store.ts';
import { loadExpectationAnswers, loadExpectationsOfClient, loadOpenEngagements, type StoredAnswer, type StoredExpectation } from '../expectation.store.ts';
import { answerBy, mayTakeBack, readingOf } from '../expectation.view.ts';

/** One showing of the page. */
export type ExpectationVisit = {
  readonly services: Services;
  readonly actor: PersonActor;
  readonly now: Date;
  readonly locale: Locale;
  readonly browser: string;
  /** The card that is asked for; another one where it is not waiting. */
  readonly cardId: string;
  readonly did: ExpectationsPage['did'];
  readonly typed: Readonly<Record<string, string>>;
  readonly error: PortalFormError | null;
};

const MOST_SHOWN = 60;
/** How long a press by mistake can be taken back on the page. */
const TAKE_BACK_MS = 3 * 86_400_000;
const SHARED: readonly string[] = ['clause', 'words'];

function form({ services, actor, browser }: ExpectationVisit, act: string): PortalForm {
  return mintFormFor(services, { linkId: actor.linkId, browser, act: `expectations/${act}` });
}

/** What each side expects of the other, as one person of the client reads it: one card asks, the rest is there to look things up. */
export async function expectationsPage(tx: Tx, visit: ExpectationVisit): Promise<PortalPage> {
  const { actor } = visit;
  const work = await loadWorkTime(tx, visit.now);
  const all = await loadExpectationsOfClient(tx, actor);
  const answers = Map.groupBy(await loadExpectationAnswers(tx, all.map(({ id }) => id)), ({ expectationId }) => expectationId);
  const soon = new Date(visit.now.getTime() - TAKE_BACK_MS).toISOString();
  // What the reader took back by mistake can be put right for some days; everything else that is gone is gone.
  const rows = all.filter((row) => row.state !== 'withdrawn' || (row.personId === actor.personId && mayTakeBack(answers.get(row.id) ?? [], 'client') && (answers.get(row.id)?.at(-1)?.recordedAt ?? '') > soon));
  const reading = await readingOf(tx, work, rows);
  const item = (row: StoredExpectation): ExpectationItem => ({ ...itemOf(row, visit, answers.get(row.id) ?? []), answerBy: answerBy(row, reading) });
  const waiting = rows.filter((row) => row.personId === actor.personId && expectationWaits(row, 'client', work.today) !== null);
  const place = Math.max(0, waiting.findIndex(({ id }) => id === visit.cardId));
  const asked = waiting[place];
  const others = rows.filter((row) => row !== asked).slice(0, MOST_SHOWN);
  const engagements = await loadOpenEngagements(tx, actor);
  const asker = rows.findLast(({ notedBy, side }) => notedBy === 'provider' && side === 'provider')?.saidByName ?? work.firm;
  return {
    page: 'expectations',
    frame: { locale: visit.locale, path: '/expectations', manner: work.manner, timeZone: work.timeZone, base: basePath(actor.linkId), asker: { name: asker, firm: work.firm, email: '' }, reader: actor.name, agreement: { title: '', number: '', locale: visit.locale, expiresAt: null }, now: visit.now.toISOString() },
    did: visit.did,
    card: asked === undefined ? null : cardOf(asked, visit, { item: item(asked), place, waiting, today: work.today }),
    ours: others.filter(({ side }) => side === 'provider').map(item),
    yours: others.filter(({ side }) => side === 'client').map(item),
    say: engagements.length === 0 ? null : { form: form(visit, 'say'), engagements: engagements.map(({ id, name }) => ({ id, name })) },
    promisesHref: `${basePath(actor.linkId)}/promises`,
    typed: { ...visit.typed },
    error: visit.error,
  };
}

type Asked = { readonly item: ExpectationItem; readonly place: number; readonly waiting: readonly StoredExpectation[]; readonly today: string };

/** The card with the answers that are the reader's to give. */
function cardOf(row: StoredExpectation, visit: ExpectationVisit, { item, place, waiting, today }: Asked): NonNullable<ExpectationsPage['card']> {
  const next = waiting.length > 1 ? waiting[(place + 1) % waiting.length] : undefined;
  const answering = mayAnswer(row, 'client', 'agreed');
  return {
    waits: expectationWaits(row, 'client', today) ?? 'answer',
    item,
    answers: answering ? { agreed: row.state === 'agreed' ? null : form(visit, `${row.id}/agreed`), partly: form(visit, `${row.id}/partly`), doubtful: form(visit, `${row.id}/doubtful`) } : null,
    still: mayAnswer(row, 'client', 'still') ? form(visit, `${row.id}/still`) : null,
    place: place + 1,
    of: waiting.length,
    nextHref: next === undefined ? null : `${basePath(visit.actor.linkId)}/expectations?card=${next.id}`,
  };
}

function itemOf(row: StoredExpectation, visit: ExpectationVisit, answers: readonly StoredAnswer[]): Omit<ExpectationItem, 'answerBy'> {
  const { id, side, notedBy, words, saidOn, unspoken, state, stateWords, reviewOn, aboutName, evidenceKind, evidenceWords } = row;
  const own = row.personId === visit.actor.personId;
  return {
    id, side, words, saidOn, unspoken, state, stateWords, reviewOn,
    saidBy: row.saidByName,
    notedForYou: side === 'client' && notedBy === 'provider',
    about: aboutName,
    evidence: SHARED.includes(evidenceKind) ? evidenceWords : '',
    stateBy: row.stateByName,
    handed: handedOf(answers),
    withdraw: own && mayAnswer(row, 'client', 'withdrawn') ? form(visit, `${id}/withdrawn`) : null,
    takeBack: own && mayTakeBack(answers, 'client') ? form(visit, `${id}/take-back`) : null,
  };
}

/** Who stands for it since somebody else no longer does. */
function handedOf(answers: readonly StoredAnswer[]): ExpectationItem['handed'] {
  const line = answers.findLast(({ act }) => act === 'handed_over');
  return line === undefined ? null : { to: line.toName, by: line.actorName, on: line.recordedAt.slice(0, 10), words: line.words };
}
