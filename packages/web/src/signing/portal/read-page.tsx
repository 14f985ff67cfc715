import type { ReactNode } from 'react';
import type { PortalChangedLine, ReadPage as ReadData } from '@entente/contract/signing/portal-read';
import { PROPOSAL_KINDS } from '@entente/core/agreement/record-proposal';
import type { FrameRow, RenderedClause, RenderedSection } from '@entente/core/document/rendered';
import { TermsProvider } from '../../document/terms-context.tsx';
import { TermsElsewhere } from '../../document/terms-elsewhere.tsx';
import { HowSection } from '../../explanation/portal/how-section.tsx';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ClauseCard, ClauseHeading, PortalText } from '../../ui/portal/clause-card.tsx';
import { PortalLinkButton, StickyBar } from '../../ui/portal/portal-button.tsx';
import { PortalSection } from '../../ui/portal/portal-section.tsx';
import { ClauseActs, ClauseTalk, TermActs } from './clause-talk.tsx';
import { ChangedPieces, ClauseWords } from './clause-words.tsx';
import { FrameworkLine } from './framework-line.tsx';
import { momentsIn } from './moments.ts';
import { SeenForm, SigningFrame, WaysOut, type Drawing } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

/** The whole agreement as it is read: every clause with what was said about it and what can be said. */
export function ReadPage({ drawing, page }: { drawing: Drawing; page: ReadData }) {
  const { t } = drawing;
  return (
    <SigningFrame drawing={drawing} frame={page.frame} tab={t('signing.readTab')} width="wide" bar={<Bar page={page} />}>
      <ReadBody page={page} />
      {page.maySign ? <WaysOut frame={page.frame} /> : null}
      {page.seen === null ? null : <SeenForm form={page.seen} />}
    </SigningFrame>
  );
}

function ReadBody({ page }: { page: ReadData }) {
  const t = usePhrases();
  const { frame, document, since, refused } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const general = refused === null ? undefined : errorAt(t, refused.error, null);
  const parties = document.parties.map(({ line, facts }) => [line, ...facts.map(({ label, values }) => `${label}: ${values.join('; ')}`)].join('\n')).join('\n\n');
  return (
    <>
      <h1 className="p-asks">{t('signing.readTitle')}</h1>
      <Lead page={page} />
      {page.responsibilitiesHref === null ? null : <p className="p-after"><a href={page.responsibilitiesHref}>{t('responsibility.portalLink')}</a></p>}
      {general === undefined ? null : <Banner tone="bad" title={general} />}
      {since === null || since.lines.length === 0 ? null : <Banner tone="info" title={t('signing.newsChanged', { count: since.lines.length })}>{page.amendmentNumber === null ? t('signing.changedMarked', { day: moments.day(since.at) }) : t('amendment.portalMarked')}</Banner>}
      {page.amends ? <Banner tone="info" title={t('amendment.propose')}>{t('amendment.proposeHelp')} {page.changeHref === null ? null : t('proposal.portalHelp')}{page.talkHref === null ? null : <> <a href={page.talkHref}>{t('amendment.propose')}</a></>}</Banner> : null}
      <OrdersHere page={page} />
      <HowSection passages={page.how} locale={document.locale} />
      <Contents sections={document.sections} />
      <div lang={document.locale === frame.locale ? undefined : document.locale}>
        <PortalText title={marked(lineOf(page, 'title'), document.title)} parties={marked(lineOf(page, 'parties'), parties)}>
          <TermsProvider document={document}>{document.sections.map((section) => <Section key={section.id} section={section} page={page} />)}</TermsProvider>
          <Removed page={page} />
        </PortalText>
        <TermsElsewhere document={document} />
      </div>
    </>
  );
}

/** How long it is, in which language, and what the text has to do with another one: the order under it, or the agreement over it. */
function Lead({ page }: { page: ReadData }) {
  const t = usePhrases();
  const { frame } = page;
  return (
    <>
      <p className="p-about">{page.readFrom === null ? t('signing.readAllAside', page.reading) : t('order.portalReadIn', { minutes: page.reading.minutes })}{frame.agreement.locale === frame.locale ? '' : ` ${t('signing.writtenIn', { language: frame.agreement.locale })}`}</p>
      {page.readFrom === null ? null : <Banner tone="info" title={t('order.portalReading', { number: page.readFrom })} act={<a href={frame.base}>{t('order.portalBack')}</a>} />}
      <FrameworkLine framework={page.framework} />
    </>
  );
}

/** The orders under this agreement that the reader signs, each a press away. */
function OrdersHere({ page: { orders } }: { page: ReadData }) {
  const t = usePhrases();
  if (orders.length === 0) return null;
  const stands = (state: ReadData['orders'][number]['state']): string => t(state === 'sealed' || state === 'signed' || state === 'withdrawn' || state === 'declined' || state === 'expired' ? `agreement.state_${state}` : 'agreement.state_sent');
  return <PortalSection title={t('order.portalOrders')}>{orders.map(({ number, title, state, href }) => <p key={number} className="p-after"><a href={href}>{number} · {title}</a> <span className="meta">{stands(state)}</span></p>)}</PortalSection>;
}

/** Where to find what: the sections, folded away. */
function Contents({ sections }: { sections: readonly RenderedSection[] }) {
  const t = usePhrases();
  return (
    <details className="p-contents">
      <summary>{t('signing.contents')}</summary>
      <ol>{sections.map(({ id, number, title }) => <li key={id}><a href={`#s-${id}`}>{number}. {title}</a></li>)}</ol>
    </details>
  );
}

function Section({ section, page }: { section: RenderedSection; page: ReadData }) {
  return (
    <div id={`s-${section.id}`}>
      <ClauseHeading number={section.number}>{marked(lineOf(page, 'section', section.id), section.title)}</ClauseHeading>
      {section.clauses.map((clause) => <Clause key={clause.id} clause={clause} page={page} />)}
    </div>
  );
}

function Clause({ clause, page }: { clause: RenderedClause; page: ReadData }) {
  const t = usePhrases();
  const change = lineOf(page, 'clause', clause.id);
  const remarks = page.remarks.filter(({ clauseId }) => clauseId === clause.id).map(({ remark }) => remark);
  const language = page.document.locale === page.frame.locale ? undefined : page.frame.locale;
  return (
    <ClauseCard
      id={`c-${clause.id}`} number={clause.number} changed={change !== undefined}
      notes={remarks.length === 0 ? undefined : <div lang={language}>{remarks.map((remark) => <ClauseTalk key={remark.id} remark={remark} page={page} />)}</div>}
      acts={page.form === null || page.frame.base === '' ? undefined : <div lang={language} className="p-clause__acts"><ClauseActs clause={clause} page={page} form={page.form} /></div>}
    >
      {change?.state === 'added' ? <ins className="p-clause__new">{t('signing.newClause')}</ins> : null}
      {change?.state === 'moved' ? <ins className="p-clause__new">{t('document.diffMoved', { number: change.was ?? '' })}</ins> : null}
      <ClauseWords clause={clause} change={change} talkOf={(row, named) => <RowTalk row={row} named={named} clause={clause} page={page} language={language} />} />
    </ClauseCard>
  );
}

/** What became of a line since the reader last looked. */
function lineOf({ since }: ReadData, what: PortalChangedLine['what'], id: string = what): PortalChangedLine | undefined {
  return since?.lines.find((line) => line.what === what && line.id === id);
}

function marked(line: PortalChangedLine | undefined, words: string): ReactNode {
  return line === undefined ? words : <ChangedPieces pieces={line.pieces} />;
}

/** What can be said to one record: of a shared word in words, of everything else by proposing another one. */
function RowTalk({ row, named, clause, page, language }: { row: FrameRow; /** The record is not read right above it. */ named: boolean; clause: RenderedClause; page: ReadData; language: string | undefined }) {
  const t = usePhrases();
  const { form, changeHref, frame } = page;
  if (row.kind === 'terms') return form === null || frame.base === '' ? null : <div lang={language} className="p-clause__foot"><TermActs row={row} clause={clause} page={page} form={form} /></div>;
  if (changeHref === null || !CHANGEABLE.has(row.kind)) return null;
  return <a lang={language} className="p-change" href={changeHref.replace('{id}', row.id)} aria-label={t('proposal.portalLinkOf', { name: row.name })}>{named ? t('proposal.portalLinkOf', { name: row.name }) : t('proposal.portalLink')}</a>;
}

const CHANGEABLE: ReadonlySet<string> = new Set(PROPOSAL_KINDS);

/** What stood there when the reader last looked, and stands no more. */
function Removed({ page }: { page: ReadData }) {
  const t = usePhrases();
  const removed = (page.since?.lines ?? []).filter(({ state }) => state === 'removed').map(({ number, pieces }) => ({ number, text: pieces.map(({ text }) => text).join('') }));
  if (removed.length === 0) return null;
  return <><ClauseHeading number="">{t('signing.removedClauses')}</ClauseHeading>{removed.map(({ number, text }) => <p key={number}><del>{t('signing.removedClause', { number, text })}</del></p>)}</>;
}

function Bar({ page }: { page: ReadData }) {
  const t = usePhrases();
  const { base } = page.frame;
  return <StickyBar label={t('signing.barLabel')}><PortalLinkButton href={base}>{t(page.readFrom === null ? 'signing.inShort' : 'order.portalBack')}</PortalLinkButton>{page.maySign ? <PortalLinkButton kind="main" href={`${base}#sign`}>{t('signing.barSign')}</PortalLinkButton> : null}</StickyBar>;
}
