import { useState } from 'react';
import type { AgreementView, RemarkView } from '@entente/contract/agreement/agreement-views';
import { useOpenDocument } from '../../document/team/session-context.tsx';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import '../../ui/frame-list.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useAgreementChange } from './agreement-change.ts';
import { openForClient, openForUs, showRemark } from './open-remarks.ts';
import { RemarkNote } from './remark-note.tsx';

/** Open questions with the way to each; those whose clause is gone are answered here. */
export function QuestionsSection({ agreement, onLeave }: { agreement: AgreementView; /** Closes the panel where it lies over the sheet. */ onLeave: () => void }) {
  const t = usePhrases();
  const { rendered } = useOpenDocument();
  const [asking, setAsking] = useState(false);
  const version = agreement.standing.currentVersion;
  const standing = new Set(rendered.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id)));
  const [ours, theirs] = [openForUs(agreement), openForClient(agreement)];
  const homeless = agreement.remarks.filter(({ clauseId, turn }) => !standing.has(clauseId) && turn !== null);
  if (version === null) return null;
  return (
    <section className="ag-section">
      <div className="ui-frame__head"><h3>{t('agreement.questions')}</h3><span className="meta-2">{t('agreement.openCount', { count: ours.length + theirs.length })}</span></div>
      {agreement.remarks.length === 0 ? <p className="meta-2">{t('agreement.noQuestions')}</p> : null}
      <ul className="ag-lines">
        {[...ours, ...theirs].filter(({ clauseId }) => standing.has(clauseId)).map((remark) => <QuestionLine key={remark.id} remark={remark} onLeave={onLeave} />)}
      </ul>
      {homeless.map((remark) => <div key={remark.id}><p className="meta ag-section__foot">{t('agreement.clauseIsGone', { number: remark.clauseNumber })}</p><RemarkNote agreement={agreement} remark={remark} /></div>)}
      <Button kind="text" small onClick={() => setAsking(true)}>{t('agreement.askClient')}</Button>
      {asking ? <AskDialog agreement={agreement} version={version} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function QuestionLine({ remark, onLeave }: { remark: RemarkView; onLeave: () => void }) {
  const t = usePhrases();
  const show = () => {
    onLeave();
    showRemark(remark.id);
  };
  return (
    <li data-quiet={remark.turn?.side === 'client' ? '' : undefined}>
      <span className="ag-lines__words">{remark.body}</span>
      <button type="button" className="ui-link ui-link--small" onClick={show}>{remark.clauseNumber}<span className="visually-hidden">, {t(remark.turn?.side === 'client' ? 'agreement.waitsForClient' : 'agreement.answerHere')}</span></button>
    </li>
  );
}

/** Asks the client about a clause of the version they have. */
function AskDialog({ agreement, version, onClose }: { agreement: AgreementView; version: number; onClose: () => void }) {
  const t = usePhrases();
  const { rendered } = useOpenDocument();
  const change = useAgreementChange(agreement);
  const [remarkId] = useState(() => freshId());
  const [clauseId, setClauseId] = useState('');
  const [body, setBody] = useState('');
  const [shown, setShown] = useState(false);
  const clauses = rendered.sections.flatMap((section) => section.clauses);
  const ask = async () => {
    setShown(true);
    if (clauseId === '' || body.trim() === '') return;
    if (await change(() => api.agreement.addRemark({ id: agreement.id, remarkId, versionNumber: version, clauseId, body }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('agreement.askTitle', { client: agreement.client.name })} act={<Button kind="main" onClick={() => void ask()}>{t('agreement.askNow')}</Button>}>
      <SelectField label={t('agreement.aboutClause')} value={clauseId} onChange={setClauseId} placeholder={t('kit.chooseOne')} options={clauses.map(({ id, number, plainText }) => ({ value: id, label: `${number} ${shortened(plainText)}` }))} error={shown && clauseId === '' ? t('agreement.chooseClause') : undefined} />
      <TextField label={t('agreement.yourQuestion')} value={body} onChange={setBody} error={shown && body.trim() === '' ? t('refusal.answer-needs-words') : undefined} />
    </Dialog>
  );
}

const SHOWN = 60;

function shortened(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN).trimEnd()}…`;
}
