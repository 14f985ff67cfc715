import { Hono } from 'hono';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { ExpectationsPage } from '@entente/contract/signing/portal-expectations';
import { daysToReview } from '@entente/core/commitment/expectation-state';
import { granted, refused } from '@entente/core/kernel/outcome';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { addDays } from '@entente/core/kernel/zoned-time';
import type { RefusalCode } from '@entente/phrases/shape';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { HeaderVariables } from '../../platform/http/headers.ts';
import { doorAnswer, type PortalContext, type PortalServices } from '../../signing/portal/link.portal.ts';
import { answerExpectation, takeBackAnswer } from '../answer/expectation.actions.ts';
import { loadWorkTime } from '../commitment.store.ts';
import { grantOwnExpectation } from '../expectation.access.ts';
import { sayExpectation } from '../expectation.actions.ts';
import { loadOpenEngagements } from '../expectation.store.ts';
import { postAct, showPage, type PersonAct, type PersonDrawing, type PersonPage } from './commitment-person.portal.ts';
import { expectationsPage } from './expectation.view.ts';

type Pages = Hono<{ Variables: HeaderVariables }>;
type Did = NonNullable<ExpectationsPage['did']>;
type Act = PersonAct<Did>;

const ANSWERS = ['agreed', 'partly', 'doubtful', 'withdrawn', 'still'] as const;
const DIDS: readonly string[] = ['said', ...ANSWERS, 'taken_back'];
const FIELDS: Partial<Record<RefusalCode, string>> = { 'expectation-needs-words': 'words', 'expectation-says-nothing': 'expected' };

/** What each side expects of the other, behind a link, without an account and without a script; by the rules of the pages of promises. */
export function expectationPages(portal: PortalServices): Pages {
  const pages: Pages = new Hono();
  pages.onError((error, c) => {
    portal.report(error);
    return doorAnswer(c as PortalContext, portal, 'trouble');
  });
  const post = (act: Act) => (c: PortalContext) => postAct(c, portal, { page: PAGE, act, id: c.req.param('expectationId') });
  pages.get('/portal/:linkId/expectations', (c) => showPage(c, portal, PAGE));
  pages.post('/portal/:linkId/expectations/say', post(say));
  for (const answer of ANSWERS) pages.post(`/portal/:linkId/expectations/:expectationId/${answer}`, post(answered(answer)));
  pages.post('/portal/:linkId/expectations/:expectationId/take-back', post(takeBack));
  return pages;
}

async function draw(tx: Tx, c: PortalContext, { portal: { services }, arrival, actor, shown }: PersonDrawing): Promise<PortalPage> {
  return expectationsPage(tx, {
    services, actor,
    now: services.clock(),
    locale: arrival.locale ?? actor.locale,
    browser: arrival.browser,
    // After a refusal the card stays the one that was answered.
    cardId: c.req.param('expectationId') ?? c.req.query('card') ?? '',
    did: (shown.did ?? null) as ExpectationsPage['did'],
    typed: shown.typed ?? {},
    error: shown.error ?? null,
  });
}

const PAGE: PersonPage = { place: 'expectations', dids: DIDS, fieldOf: FIELDS, draw };

/** One answer, by the person who is asked, or whose expectation it is. */
function answered(answer: (typeof ANSWERS)[number]): Act {
  return async (tx, actor, { id, fields, now }) => {
    const grant = Id.safeParse(id).success ? await grantOwnExpectation(tx, actor, id) : null;
    if (grant === null) return refused('not-found');
    const words = OptionalLine(400).safeParse(fields.words ?? '');
    if (!words.success) return refused('expectation-needs-words');
    const outcome = await answerExpectation(tx, { actor, now }, { grant, answer, words: words.data, unspoken: fields.unspoken === 'yes', lineId: fields.id ?? '' });
    return outcome.ok ? granted({ did: answer }) : outcome;
  };
}

const takeBack: Act = async (tx, actor, { id, fields, now }) => {
  const grant = Id.safeParse(id).success ? await grantOwnExpectation(tx, actor, id) : null;
  if (grant === null) return refused('not-found');
  const outcome = await takeBackAnswer(tx, { actor, now }, { grant, lineId: fields.id ?? '' });
  return outcome.ok ? granted({ did: 'taken_back' }) : outcome;
};

/** What the reader expects, in their own words; of the engagement they chose, or the only one. */
const say: Act = async (tx, actor, { fields, now }) => {
  const words = Line(400).safeParse(fields.expected ?? '');
  if (!words.success) return refused('expectation-says-nothing');
  const open = await loadOpenEngagements(tx, actor);
  const engagement = open.length === 1 ? open[0] : open.find(({ id }) => id === fields.engagement);
  if (engagement === undefined) return refused('choose-one');
  const { today } = await loadWorkTime(tx, now);
  await sayExpectation(tx, { actor, now }, {
    id: fields.id ?? '', engagementId: engagement.id, clientId: actor.clientId, side: 'client', notedBy: 'client', words: words.data,
    saidOn: today, saidByName: actor.name, personId: actor.personId, personName: actor.name, unspoken: false, reviewOn: addDays(today, daysToReview('unanswered')),
  });
  return granted({ did: 'said' });
};
