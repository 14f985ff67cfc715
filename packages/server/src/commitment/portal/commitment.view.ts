import type { CorrectionRoundsView } from '@entente/contract/commitment/commitment.contract';
import type { PortalFormError, PortalFrame } from '@entente/contract/signing/portal-frame';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { PromiseItem, PromisesPage } from '@entente/contract/signing/portal-promises';
import { isOpen } from '@entente/core/commitment/commitment-state';
import { DEFAULT_LADDER, LADDERS, type Ladder } from '@entente/core/commitment/reminder-ladder';
import { GIVEN_TIMES, REMIND_TIMES, WEEK } from '@entente/core/workspace/own-times';
import { timeChoices } from '@entente/core/commitment/time-choices';
import type { PersonActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { addDays } from '@entente/core/kernel/zoned-time';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { basePath, mintFormFor } from '../../signing/page/signing.actions.ts';
import { loadBlocks } from '../commitment-block.store.ts';
import { timesOf } from '../commitment-person.actions.ts';
import { loadPeople, type StoredPerson } from '../commitment-person.store.ts';
import { calendarOf, loadOfClient, loadWorkTime, type StoredCommitment, type WorkTime } from '../commitment.store.ts';
import { acceptanceOf, commitmentRow } from '../commitment.view.ts';
import { loadRoundActs } from '../correcting/commitment.store.ts';
import { engagementsAsked, roundsOfRows } from '../correcting/commitment.view.ts';

/** One showing of a page about promises. */
export type PromiseVisit = {
  readonly services: Services;
  readonly actor: PersonActor;
  readonly now: Date;
  readonly locale: Locale;
  readonly browser: string;
  readonly path: string;
  readonly did: PromisesPage['did'];
  readonly typed: Readonly<Record<string, string>>;
  readonly error: PortalFormError | null;
};

const MOST_KEPT = 3;
/** How long a press by mistake can be taken back on the page; later it is said to a person. */
const TAKE_BACK_MS = 3 * 86_400_000;
const MOST_SHOWN = 40;
const MOST_DAYS = 366;

function form({ services, actor, browser }: PromiseVisit, act: string) {
  return mintFormFor(services, { linkId: actor.linkId, browser, act: `promises/${act}` });
}

/** Everything both sides promised, as one person of the client reads it. */
export async function promisesPage(tx: Tx, visit: PromiseVisit): Promise<PortalPage> {
  const [work, rows, people] = await Promise.all([loadWorkTime(tx, visit.now), loadOfClient(tx, visit.actor), loadPeople(tx, [visit.actor.personId])]);
  const open = rows.filter(isOpen);
  const own = open.filter((row) => isOwn(row, visit.actor));
  const around = { visit, work, rounds: roundsOfRows(rows, await loadRoundActs(tx, engagementsAsked(rows))) };
  const items = (some: readonly StoredCommitment[]): PromiseItem[] => some.slice(0, MOST_SHOWN).map((row) => promiseItem(row, around));
  // What was said to be not yet there is answered, and nothing is kept by it.
  const kept = rows.filter(({ doneAt, verdict }) => doneAt !== null && verdict !== 'not_yet').toSorted((a, b) => (b.doneAt ?? '').localeCompare(a.doneAt ?? ''));
  return {
    page: 'promises',
    frame: frameOf(visit, { work, rows }),
    client: rows[0]?.clientName ?? '',
    did: visit.did,
    yours: items(own),
    us: items(open.filter(({ side }) => side === 'provider')),
    others: items(open.filter((row) => row.side === 'client' && !own.includes(row))),
    kept: kept.slice(0, MOST_KEPT).map((row) => promiseItem(row, around)),
    expectationsHref: `${basePath(visit.actor.linkId)}/expectations`,
    times: await timesFor(tx, visit, { person: people[0], work }),
    typed: visit.typed,
    ladder: { form: form(visit, 'ladder'), current: (people[0]?.ladder ?? DEFAULT_LADDER) as Ladder, options: [...LADDERS] },
    error: visit.error,
  };
}

/** What the reader chose for themselves: days that are over are not shown any more. */
async function timesFor(tx: Tx, visit: PromiseVisit, { person, work }: { person: StoredPerson | undefined; work: WorkTime }): Promise<PromisesPage['times']> {
  const { remindAt, quiet, daysOff, timeZone, country } = person === undefined ? GIVEN_TIMES : await timesOf(tx, person);
  return {
    form: form(visit, 'times'),
    remindAt,
    options: [...REMIND_TIMES],
    quietFrom: quiet?.from ?? '',
    quietUntil: quiet?.until ?? '',
    week: WEEK.map((day) => {
      const other = quiet?.other.find((one) => one.day === day);
      return { whole: quiet?.days.includes(day) ?? false, from: other?.from ?? '', until: other?.until ?? '' };
    }),
    timeZone: timeZone === '' ? work.timeZone : timeZone,
    firmZone: work.timeZone,
    country,
    firmCountry: work.country,
    away: daysOff.filter(({ to }) => to >= work.today).map(({ from, to }) => ({ from, to })),
  };
}

/** One promise with the four answers; null where it is not the reader's. */
export async function promisePage(tx: Tx, visit: PromiseVisit, id: string): Promise<PortalPage | null> {
  const [work, rows] = await Promise.all([loadWorkTime(tx, visit.now), loadOfClient(tx, visit.actor)]);
  const row = rows.find((one) => one.id === id);
  if (row === undefined || !isOwn(row, visit.actor) || !isOpen(row)) return null;
  const open = new Set(rows.filter(isOpen).map((one) => one.id));
  const blocks = (await loadBlocks(tx, row.engagementId)).filter((one) => one.id === id && open.has(one.blockedId));
  return {
    page: 'promise',
    frame: frameOf(visit, { work, rows }),
    item: promiseItem(row, { visit, work, rounds: roundsOfRows(rows, await loadRoundActs(tx, engagementsAsked([row]))) }),
    example: row.example,
    effortMinutes: row.effortMinutes,
    blocks: blocks.length,
    choices: [...timeChoices({ today: work.today, dueOn: row.dueOn, calendar: calendarOf(work, row) })],
    lastDay: addDays(work.today, MOST_DAYS),
    forms: { ...ends(row, visit), time: form(visit, `${id}/time`), stuck: form(visit, `${id}/stuck`), someoneElse: form(visit, `${id}/someone-else`) },
    typed: visit.typed,
    error: visit.error,
  };
}

/** How it ends: what was delivered is accepted or not yet, everything else is done. */
function ends({ id, acceptanceTerms }: StoredCommitment, visit: PromiseVisit): Pick<Extract<PortalPage, { page: 'promise' }>['forms'], 'done' | 'verdict'> {
  if (acceptanceTerms === null) return { done: form(visit, `${id}/done`), verdict: null };
  return { done: null, verdict: { accepted: form(visit, `${id}/accepted`), corrections: form(visit, `${id}/corrections`), notYet: form(visit, `${id}/not-yet`) } };
}

function acceptanceFor(row: StoredCommitment, visit: PromiseVisit, isAsked: boolean): PromiseItem['acceptance'] {
  const accepting = acceptanceOf(row);
  return accepting === null ? null : { checklist: accepting.checklist, silence: accepting.silence, accept: isAsked ? form(visit, `${row.id}/accepted`) : null };
}

/** For some days, and not while what was delivered is being corrected. */
function mayTakeBack({ doneAt, verdict }: StoredCommitment, { now }: PromiseVisit): boolean {
  return doneAt !== null && verdict !== 'not_yet' && Date.parse(doneAt) > now.getTime() - TAKE_BACK_MS;
}

function isOwn({ side, ownerId, backupId }: StoredCommitment, { personId }: PersonActor): boolean {
  return side === 'client' && (ownerId === personId || backupId === personId);
}

type Around = { readonly visit: PromiseVisit; readonly work: WorkTime; readonly rounds: ReturnType<typeof roundsOfRows> };

function promiseItem(row: StoredCommitment, { visit, work, rounds }: Around): PromiseItem {
  const { id, title, format, dueOn, expectedOn, lateDays, state, owner, ownerWord, people } = commitmentRow(row, work);
  const own = isOwn(row, visit.actor);
  const open = isOpen(row);
  return {
    id, title, format, dueOn, expectedOn, lateDays, state, people,
    owner: owner.name,
    ownerWord,
    href: own && open ? `${basePath(visit.actor.linkId)}/promises/${id}` : null,
    done: own && open && row.acceptanceTerms === null ? form(visit, `${id}/done`) : null,
    takeBack: own && mayTakeBack(row, visit) ? form(visit, `${id}/reopen`) : null,
    acceptance: acceptanceFor(row, visit, own && open),
    rounds: roundsFor(rounds.get(id)),
  };
}

function roundsFor(rounds: CorrectionRoundsView | undefined): PromiseItem['rounds'] {
  return rounds === undefined ? null : { promised: rounds.promised, used: rounds.used, given: rounds.given, says: rounds.says };
}

/** Who asks is whoever of ours promised something, else the firm. */
function frameOf({ actor, locale, path, now }: PromiseVisit, { work, rows }: { work: WorkTime; rows: readonly StoredCommitment[] }): PortalFrame {
  const asker = rows.find(({ side }) => side === 'provider')?.ownerName ?? work.firm;
  return {
    locale, path,
    manner: work.manner,
    timeZone: work.timeZone,
    base: basePath(actor.linkId),
    asker: { name: asker, firm: work.firm, email: '' },
    reader: actor.name,
    agreement: { title: '', number: '', locale, expiresAt: null },
    now: now.toISOString(),
  };
}
