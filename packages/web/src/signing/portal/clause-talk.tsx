import { Fragment, type ReactNode } from 'react';
import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { PortalRemark, ReadPage } from '@entente/contract/signing/portal-read';
import type { FrameRow, RenderedClause } from '@entente/core/document/rendered';
import type { Translator } from '@entente/phrases/translator';
import { MarginNote } from '../../ui/margin-note.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ClauseAct } from '../../ui/portal/clause-card.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalChips, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { ChangeLines } from './change-lines.tsx';
import { momentsIn } from './moments.ts';
import { FormProof } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

type Answer = PortalRemark['answers'][number];

const SAID = {
  question: { client: 'signing.youAsked', provider: 'signing.theyAsked' },
  proposal: { client: 'signing.youSuggested', provider: 'signing.theySuggested' },
  answered: { client: 'signing.youAnswered', provider: 'signing.theyAnswered' },
  accepted: { client: 'signing.youAccepted', provider: 'signing.theyAccepted' },
  countered: { client: 'signing.youCountered', provider: 'signing.theyCountered' },
  kept: { client: 'signing.youKept', provider: 'signing.theyKept' },
  taken_back: { client: 'proposal.portalTakenBack', provider: 'proposal.portalTakenBack' },
} as const;

/** What was said about a clause, in order, and what the reader can say to it now. */
export function ClauseTalk({ remark, page }: { remark: PortalRemark; page: ReadPage }) {
  const t = usePhrases();
  const { frame } = page;
  const moments = momentsIn(frame.locale, frame.timeZone);
  const last = remark.answers.at(-1);
  const theirWord = (last?.side ?? remark.side) === 'provider';
  return (
    <div id={`r-${remark.id}`}>
      <MarginNote who={remark.name} side={remark.side === 'provider' ? 'us' : 'them'} when={t(SAID[remark.kind][remark.side], { when: moments.moment(remark.at) })} words={remark.proposal === null ? remark.body : <ProposedRecord proposal={remark.proposal} language={frame.agreement.locale === frame.locale ? undefined : frame.agreement.locale} />} settled={remark.turn === null} foot={remark.purpose === '' ? undefined : t('signing.remarkFor', { purpose: remark.purpose })} />
      {remark.answers.map((answer) => <AnswerNote key={answer.at} answer={answer} record={remark.proposal !== null} t={t} when={moments.moment(answer.at)} />)}
      <Waiting remark={remark} />
      {theirWord && page.form !== null && !page.amends && last?.outcome !== 'accepted' ? <AnswerForms remark={remark} page={page} form={page.form} /> : null}
    </div>
  );
}

/** That it waits for us; what was proposed can be taken back until then, and says where it does not fit any more. */
function Waiting({ remark: { id, turn, proposal, takeBack } }: { remark: PortalRemark }) {
  const t = usePhrases();
  if (turn !== 'provider') return null;
  return (
    <>
      <p className="meta">{t(proposal !== null && takeBack !== null ? 'proposal.portalWaits' : 'signing.remarkWaits')}</p>
      {proposal?.isOld === true ? <p className="meta">{t('proposal.portalIsOld')}</p> : null}
      {takeBack === null ? null : <div className="p-clause__foot"><form method="post" action={`${takeBack.action}#r-${id}`}><FormProof form={takeBack} /><PortalButton kind="text" busy={t('signing.sendingNow')}>{t('proposal.portalTakeBack')}</PortalButton></form></div>}
    </>
  );
}

/** What was proposed of a record: what it is called, and what would change. */
function ProposedRecord({ proposal: { way, name, lines }, language }: { proposal: NonNullable<PortalRemark['proposal']>; language: string | undefined }) {
  const t = usePhrases();
  if (way === 'remove') return <span lang={language}>{t('proposal.remove', { name })}</span>;
  return <><b lang={language}>{way === 'add' ? t('proposal.add', { name: lines[0]?.after ?? name }) : name}</b><ChangeLines lines={way === 'add' ? lines.slice(1) : lines} language={language} /></>;
}

/** What became of a change of a record that was accepted. */
function becameWords(t: Translator, { outcome, amendmentNumber }: Answer): string {
  if (amendmentNumber !== null) return t('proposal.portalAmended', { number: amendmentNumber });
  return outcome === 'accepted' ? t('proposal.portalTakenOver') : '';
}

function AnswerNote({ answer, record, t, when }: { answer: Answer; record: boolean; t: Translator; when: string }) {
  const { side, name, outcome } = answer;
  return <MarginNote who={name} side={side === 'provider' ? 'us' : 'them'} when={t(SAID[outcome][side], { when })} words={<AnswerWords answer={answer} record={record} t={t} />} settled />;
}

/** What was said, the words that stand now, and what became of it; a bare yes is said as one. */
function AnswerWords({ answer, record, t }: { answer: Answer; record: boolean; t: Translator }) {
  const { side, outcome, body } = answer;
  const wording = record && outcome === 'accepted' ? '' : answer.wording;
  const became = record && side === 'provider' ? becameWords(t, answer) : '';
  const parts: ReactNode[] = [...(body === '' ? [] : [body]), ...(wording === '' ? [] : [<span className="ui-note__words--new">{wording}</span>]), ...(became === '' ? [] : [became])];
  if (parts.length === 0) return <>{outcome === 'taken_back' ? null : t('signing.worksForMe')}</>;
  return <>{parts.map((part, at) => <Fragment key={at}>{at === 0 ? null : <br />}{part}</Fragment>)}</>;
}

/** Yes to what the provider said last, or another word. */
function AnswerForms({ remark, page, form }: { remark: PortalRemark; page: ReadPage; form: PortalForm }) {
  const t = usePhrases();
  const action = `${page.frame.base}/answer/${remark.id}#r-${remark.id}`;
  const refused = page.refused?.act === 'answer' && page.refused.target === remark.id ? page.refused : null;
  return (
    <div className="p-clause__foot">
      <form method="post" action={action}><FormProof form={form}><input type="hidden" name="outcome" value="accepted" /></FormProof><PortalButton kind="text" busy={t('signing.sendingNow')}>{t('signing.worksForMe')}</PortalButton></form>
      <ClauseAct label={t('signing.answer')} open={refused !== null}>
        <form className="p-form" method="post" action={action} data-keep={`answer-${remark.id}`}>
          <FormProof form={form} />
          <PortalTextField name="text" id={`answer-${remark.id}`} label={t('signing.yourAnswer')} required maxLength={4_000} defaultValue={refused?.text} error={refused === null ? undefined : errorAt(t, refused.error, 'text')} />
          <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('signing.send')}</PortalButton>
        </form>
      </ClauseAct>
    </div>
  );
}

/** Ask, or suggest other words. A clause that lists records is answered in free words, any other by changing its own. */
export function ClauseActs({ clause, page, form }: { clause: RenderedClause; page: ReadPage; form: PortalForm }) {
  const t = usePhrases();
  const refusedAs = (act: 'ask' | 'suggest') => (page.refused?.act === act && page.refused.target === clause.id ? page.refused : null);
  const [ask, suggest] = [refusedAs('ask'), refusedAs('suggest')];
  const own = clause.blocks.some(({ type }) => type === 'frame') ? '' : clause.plainText;
  return (
    <>
      {page.amends ? null : <ClauseAct label={t('signing.ask')} open={ask !== null}>
        <TalkForm act="ask" clause={clause} page={page} form={form}>
          <PortalTextField name="text" id={`ask-${clause.id}`} label={t('signing.yourQuestion')} required maxLength={4_000} defaultValue={ask?.text} error={ask === null ? undefined : errorAt(t, ask.error, 'text')} />
        </TalkForm>
      </ClauseAct>}
      <ClauseAct label={t(page.amends ? 'amendment.propose' : 'signing.suggest')} open={suggest !== null}>
        <TalkForm act="suggest" clause={clause} page={page} form={form}>
          <PortalTextField read name="text" id={`suggest-${clause.id}`} label={t('signing.yourWords')} required maxLength={4_000} defaultValue={suggest?.text ?? own} hint={t('signing.yourWordsHint')} error={suggest === null ? undefined : errorAt(t, suggest.error, 'text')} />
          {page.purposes.length === 0 ? null : <PortalChips name="purpose" label={t('signing.purpose')} options={page.purposes.map((purpose) => ({ value: purpose, label: purpose }))} />}
        </TalkForm>
      </ClauseAct>
    </>
  );
}

/** Ask what one shared word means, or suggest another explanation: said about the clause that lists it, and named. */
export function TermActs({ row, clause, page, form }: { row: FrameRow; clause: RenderedClause; page: ReadPage; form: PortalForm }) {
  const t = usePhrases();
  const about = t('signing.aboutWord', { word: row.name });
  return (
    <>
      {page.amends ? null : <ClauseAct label={t('signing.askWord')}>
        <TalkForm act="ask" clause={clause} page={page} form={form} keep={`ask-${row.id}`}>
          <PortalTextField name="text" id={`ask-${row.id}`} label={t('signing.yourQuestion')} required maxLength={4_000} defaultValue={`${about} `} />
        </TalkForm>
      </ClauseAct>}
      <ClauseAct label={t('signing.suggestWord')}>
        <TalkForm act="suggest" clause={clause} page={page} form={form} keep={`suggest-${row.id}`}>
          <PortalTextField read name="text" id={`suggest-${row.id}`} label={t('signing.yourWords')} required maxLength={4_000} defaultValue={`${row.name}: ${row.text}`} />
        </TalkForm>
      </ClauseAct>
    </>
  );
}

type TalkFormProps = { act: 'ask' | 'suggest'; clause: RenderedClause; page: ReadPage; form: PortalForm; keep?: string; children: ReactNode };

function TalkForm({ act, clause, page, form, keep = `${act}-${clause.id}`, children }: TalkFormProps) {
  const t = usePhrases();
  return (
    <form className="p-form" method="post" action={`${page.frame.base}/${act}/${clause.id}#c-${clause.id}`} data-keep={keep}>
      <FormProof form={form}><input type="hidden" name="version" value={page.versionNumber} /></FormProof>
      {children}
      <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('signing.send')}</PortalButton>
    </form>
  );
}
