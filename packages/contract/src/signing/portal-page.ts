import { z } from 'zod';
import { InShortLine } from '@entente/core/document/in-short';
import { HowPassage } from '../explanation/how-passage.ts';
import { DayEffectView, MoneyEffectView } from '../agreement/effect-views.ts';
import { Locale } from '@entente/core/kernel/locale';
import { Day, Id, Instant, Side } from '@entente/core/kernel/values';
import { DEFERRAL_CHOICES } from '@entente/core/signing/reminder-times';
import { DeviceAsk } from './device-views.ts';
import { AnswerBy, Effort, Form, FormError, Frame, PortalFramework } from './portal-frame.ts';
import { ChangePage } from './portal-change.ts';
import { DevicesPage } from './portal-devices.ts';
import { Channel, NewsPage, ToldEvent, UsNews } from './portal-news.ts';
import { PromisePage, PromisesPage } from './portal-promises.ts';
import { ExpectationsPage } from './portal-expectations.ts';
import { MeetingsPage } from './portal-meetings.ts';
import { ChangedLine, ReadPage } from './portal-read.ts';
import { ResponsibilitiesPage } from './portal-responsibilities.ts';
import { RulesPage } from './portal-rules.ts';
import { ReturnedFileView } from './returned-views.ts';

/** What the provider owes the reader at this moment, so that an ask is never naked. */
export const Owed = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('answers'), count: z.number().int() }),
  z.strictObject({ what: z.literal('deliverable'), name: z.string(), day: Day }),
  z.strictObject({ what: z.literal('phase'), name: z.string(), day: Day }),
  z.strictObject({ what: z.literal('copy') }),
]);
export type Owed = z.infer<typeof Owed>;

const SignForm = z.strictObject({
  form: Form,
  /** `ask`: no code yet. `type`: one was mailed. `link`: none is needed. `device`: the reader's device signs. `file`: the file is signed elsewhere and returned. */
  step: z.enum(['ask', 'type', 'link', 'device', 'file']),
  /** A key of the reader's device signs; the code only sets it up. `ask` is null where this instance's address lets no browser keep keys. */
  device: z.strictObject({ ask: DeviceAsk.nullable() }).nullable(),
  /** What is signed elsewhere; null where the signature is given on the page. */
  file: z.strictObject({ href: z.string(), bytes: z.number().int(), /** Whose signatures it bears already. */ signedBy: z.array(z.string()), mustBeQualified: z.boolean(), mostMegabytes: z.number().int(), /** It is printed and signed by hand, and a scan comes back. */ onPaper: z.boolean() }).nullable(),
  organisation: z.boolean(),
  typedName: z.string(),
  roleTitle: z.string(),
  onBehalfOf: z.string(),
  consents: z.array(z.strictObject({ box: z.string(), text: z.string(), required: z.boolean(), ticked: z.boolean() })),
  buttonText: z.string(),
  /** Where the button obliges a consumer to pay: what stands directly above it (2011/83/EU art. 8(2)). `form`: the model form of withdrawal, line by line; empty where there is no such right. */
  obligation: z.strictObject({ points: z.array(InShortLine), form: z.array(z.string()) }).nullable(),
  shown: z.string(),
  versionNumber: z.number().int(),
  sha256: z.string(),
  /** The address codes go to, its middle hidden. */
  codeGoesTo: z.string(),
  codeValidUntil: Instant.nullable(),
  error: FormError.nullable(),
});
export type PortalSignForm = z.infer<typeof SignForm>;

/** A scan that the other side handed in, for the reader to say whether it is the copy they know. */
const ScanToReview = z.strictObject({ id: Id, name: z.string(), handedInBy: z.string(), at: Instant, href: z.string(), /** The reader's own signature stands on it. */ mine: z.boolean(), confirm: Form, refuse: Form });
export type ScanToReview = z.infer<typeof ScanToReview>;

/** Where the reader signs by hand: what waits for them, and what became of their own scan. */
const Paper = z.strictObject({
  toReview: z.array(ScanToReview),
  /** Handed in, and not reviewed yet. */
  waiting: z.strictObject({ at: Instant, href: z.string() }).nullable(),
  /** What the other side said of the last one, where they did not know it. */
  refused: z.strictObject({ by: z.string(), words: z.string() }).nullable(),
});
export type PortalPaper = z.infer<typeof Paper>;

/** Where the text is an amendment: only what changes against the text in force, in words, money and days. */
const Amendment = z.strictObject({
  number: z.number().int(),
  lines: z.array(ChangedLine),
  money: z.array(MoneyEffectView),
  days: z.array(DayEffectView),
});
export type PortalAmendment = z.infer<typeof Amendment>;

const SignPage = z.strictObject({
  page: z.literal('sign'),
  frame: Frame,
  amendment: Amendment.nullable(),
  /** Where the text is an order. */
  framework: PortalFramework.nullable(),
  effort: Effort,
  owed: Owed,
  message: z.string(),
  short: z.array(InShortLine),
  /** Who does what; null where the text names nobody. */
  responsibilitiesHref: z.string().nullable(),
  reading: z.strictObject({ pages: z.number().int(), minutes: z.number().int() }),
  /** What is new since the reader last looked. */
  news: z.strictObject({ changedLines: z.number().int(), answers: z.number().int() }),
  deferredTo: Instant.nullable(),
  declinedAt: Instant.nullable(),
  saidNotMeAt: Instant.nullable(),
  sign: SignForm.nullable(),
  paper: Paper,
  /** In a set order: whose signatures come first. Empty where it is the reader's turn. */
  waitsFor: z.array(z.string()),
  /** For the shown gesture that says the page was looked at. */
  seen: Form,
});
export type SignPage = z.infer<typeof SignPage>;

const SignedPage = z.strictObject({
  page: z.literal('signed'),
  frame: Frame,
  signedAt: Instant,
  finalAt: Instant,
  /** Null once the signature stands for good. */
  takeBack: Form.nullable(),
  typedName: z.string(),
  onBehalfOf: z.string(),
  /** What was read in the file that came back; null where the signature was given on the page. */
  returned: ReturnedFileView.nullable(),
  paper: Paper,
  waitsFor: z.array(z.string()),
  owed: Owed,
  /** The end of the event chain at this moment: the reader's receipt. */
  receipt: z.strictObject({ seq: z.number().int(), head: z.string() }),
  error: FormError.nullable(),
});
export type SignedPage = z.infer<typeof SignedPage>;

const SealedFile = z.strictObject({ href: z.string(), name: z.string(), bytes: z.number().int(), kind: z.enum(['pdf', /** As it was sealed, before it gained its time stamp. */ 'first', 'evidence']) });

/** Where a consumer's right to go back on the agreement stands: it can still be used, or it was. */
const Revocation = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open'), lastDay: Day }),
  z.strictObject({ state: z.literal('made'), at: Instant, name: z.string() }),
]);
export type Revocation = z.infer<typeof Revocation>;

const SealedPage = z.strictObject({
  page: z.literal('sealed'),
  frame: Frame,
  /** Where the text is an order. */
  framework: PortalFramework.nullable(),
  sealedAt: Instant,
  level: z.enum(['B-B', 'B-T']),
  signatures: z.array(z.strictObject({ name: z.string(), onBehalfOf: z.string(), signedAt: Instant, returned: ReturnedFileView.nullable() })),
  files: z.array(SealedFile),
  fingerprint: z.string(),
  owed: Owed,
  /** It changes another agreement, and is none by itself. */
  isAmendment: z.boolean(),
  /** `current`: the text in force, for which a change may be proposed. `replaced`: an amendment was sealed since. `revoked`: a consumer went back on it, or on the agreement that it changes. */
  binding: z.enum(['current', 'replaced', 'revoked']),
  /** Null where the client has no such right, or its days are over. */
  revocation: Revocation.nullable(),
});
export type SealedPage = z.infer<typeof SealedPage>;

/** The second step of going back on an agreement: the declaration, and the button that confirms it. */
const RevokePage = z.strictObject({
  page: z.literal('revoke'),
  frame: Frame,
  form: Form,
  statement: z.string(),
  lastDay: Day,
  typed: z.strictObject({ name: z.string() }),
  confirmationGoesTo: z.string(),
  error: FormError.nullable(),
});
export type RevokePage = z.infer<typeof RevokePage>;

const DeclinePage = z.strictObject({ page: z.literal('decline'), frame: Frame, form: Form, reasons: z.array(z.string()), typed: z.strictObject({ reason: z.string(), body: z.string() }), error: FormError.nullable() });
const LaterPage = z.strictObject({
  page: z.literal('later'),
  frame: Frame,
  form: Form,
  choices: z.array(z.strictObject({ choice: z.enum(DEFERRAL_CHOICES), day: Day.nullable() })),
  lastDay: Day,
  typed: z.strictObject({ choice: z.string(), day: z.string() }),
  error: FormError.nullable(),
});
const SomeoneElsePage = z.strictObject({
  page: z.literal('someone-else'),
  frame: Frame,
  form: Form,
  step: z.enum(['ask', 'type', 'link']),
  typed: z.strictObject({ name: z.string(), email: z.string() }),
  codeGoesTo: z.string(),
  codeValidUntil: Instant.nullable(),
  error: FormError.nullable(),
});
const NotMePage = z.strictObject({ page: z.literal('not-me'), frame: Frame, form: Form, typed: z.strictObject({ note: z.string() }), error: FormError.nullable() });
export type DeclinePage = z.infer<typeof DeclinePage>;
export type LaterPage = z.infer<typeof LaterPage>;
export type SomeoneElsePage = z.infer<typeof SomeoneElsePage>;
export type NotMePage = z.infer<typeof NotMePage>;

/** The agreement cannot be signed by the reader now; the page says why and what can be done. */
const ClosedPage = z.strictObject({
  page: z.literal('closed'),
  frame: Frame,
  why: z.enum(['withdrawn', 'expired', 'declined_by_other', 'passed_on', 'not_sent']),
  at: Instant.nullable(),
  /** `passed_on`: who has it now. */
  person: z.string(),
  /** `passed_on`: the reader may call it off while the other has not signed. */
  callOff: Form.nullable(),
  /** `expired`: papers that were in before the last day was over and wait for a word; null where there are none. */
  paper: Paper.nullable(),
  error: FormError.nullable(),
});
export type ClosedPage = z.infer<typeof ClosedPage>;

/** What somebody is told of, and how; said on the standing page. */
const Informed = z.strictObject({
  lines: z.array(z.strictObject({ event: ToldEvent, side: Side, channel: Channel, /** Working days after the event; negative: before it. */ withinDays: z.number().int(), /** Hours by the clock in place of days; null: by days. */ withinHours: z.number().int().nullable() })),
  missed: z.array(z.strictObject({ event: ToldEvent, side: Side, dueOn: Day, dueAt: Instant.nullable() })),
  told: z.array(z.strictObject({ event: ToldEvent, how: Channel.or(z.literal('page')), at: Instant })),
});
export type Informed = z.infer<typeof Informed>;

const UsPage = z.strictObject({
  page: z.literal('us'),
  frame: Frame,
  client: z.string(),
  waitsForYou: z.array(z.strictObject({ what: z.enum(['sign', 'answer', 'confirm']), title: z.string(), count: z.number().int(), until: Instant.nullable(), /** Of an answer, by when it is due, where both sides agreed on a time. */ answerBy: AnswerBy.nullable(), href: z.string() })),
  waitsForUs: z.array(z.strictObject({ owed: Owed, title: z.string(), who: z.string(), answerBy: AnswerBy.nullable() })),
  agreed: z.array(InShortLine),
  agreedTitle: z.string(),
  agreedHref: z.string().nullable(),
  /** How the work is done, in plain words; null where nothing is out. */
  how: z.strictObject({ locale: Locale, passages: z.array(HowPassage) }).nullable(),
  decisions: z.array(z.strictObject({ at: Instant, what: z.enum(['sealed', 'accepted', 'countered', 'kept', 'changed', 'changedOtherwise', 'unchanged', 'declined', 'withdrawn', 'revoked']), title: z.string(), clauseNumber: z.string() })),
  files: z.array(SealedFile.extend({ title: z.string() })),
  /** Agreements that the reader may still go back on. */
  revocable: z.array(z.strictObject({ title: z.string(), lastDay: Day, href: z.string() })),
  /** Where what both sides promised stands, with how many are open; null where nothing was. */
  promises: z.strictObject({ href: z.string(), yours: z.number().int(), ours: z.number().int() }).nullable(),
  /** Where what each side expects of the other stands, with how many ask the reader for an answer; null where nothing was promised or expected. */
  expectations: z.strictObject({ href: z.string(), waiting: z.number().int() }).nullable(),
  /** The next meeting, and how many wishes wait for a word of the reader's; null where none stands in the calendar. */
  meetings: z.strictObject({ href: z.string(), waiting: z.number().int(), next: z.strictObject({ title: z.string(), startsAt: Instant, timeZone: z.string() }).nullable() }).nullable(),
  /** Where the reader calls off a key of a lost device; null where no device signs for them. */
  devicesHref: z.string().nullable(),
  /** How both sides keep each other informed; null where nothing is planned. */
  informed: Informed.nullable(),
  /** What this very person was told and has not said to have read, and where they say something themselves; null where they are known to no promise and no plan. */
  news: UsNews.nullable(),
  /** Cards about working together that want an answer, a yes or another look. */
  /** Who does what in the newest agreement; null where nobody was named. */
  responsibilitiesHref: z.string().nullable(),
  rules: z.array(z.strictObject({ what: z.enum(['ask', 'compare', 'review']), title: z.string(), href: z.string() })),
  /** Agreements of the reader under which rules about working together are in force, with those of an order that it has from its framework agreement. */
  rulesHeld: z.array(z.strictObject({ title: z.string(), href: z.string() })),
});
export type UsPage = z.infer<typeof UsPage>;

/** A page for somebody we cannot or must not know: it names nobody. */
const DoorPage = z.strictObject({
  page: z.literal('door'),
  locale: Locale,
  path: z.string(),
  why: z.enum(['unknown_link', 'other_browser', 'link_expired', 'link_revoked', 'page_is_old', 'link_mailed', 'too_many', 'trouble']),
  /** Mails the link again to its own address; the answer is the same whether there is one or not. */
  again: Form.nullable(),
});
export type DoorPage = z.infer<typeof DoorPage>;

const VerifyPage = z.strictObject({
  page: z.literal('verify'),
  locale: Locale,
  /** Largest file that is looked at, in megabytes. */
  mostMegabytes: z.number().int(),
  error: FormError.nullable(),
  /** What was found, worded in the language of the page. */
  result: z
    .strictObject({
      name: z.string(),
      sha256: z.string(),
      tone: z.enum(['good', 'warn', 'bad']),
      verdict: z.string(),
      findings: z.array(z.string()),
      facts: z.array(z.string()),
    })
    .nullable(),
});
export type VerifyPage = z.infer<typeof VerifyPage>;

export const PortalPage = z.discriminatedUnion('page', [SignPage, ReadPage, ChangePage, SignedPage, SealedPage, RevokePage, DeclinePage, LaterPage, SomeoneElsePage, NotMePage, ClosedPage, DevicesPage, UsPage, PromisesPage, PromisePage, ExpectationsPage, MeetingsPage, NewsPage, RulesPage, ResponsibilitiesPage, DoorPage, VerifyPage]);
export type PortalPage = z.infer<typeof PortalPage>;
