import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { IncomingContract } from '@entente/contract/agreement/incoming-contract';
import { ENGAGEMENT_KINDS, type EngagementKind } from '@entente/core/engagement/engagement-kind';
import { refusalSentence } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ProgressWords } from '../../ui/progress-words.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { readContractFile } from './contract-file.ts';
import type { ChosenTemplate } from './template-choice.tsx';

const SERVICE: EngagementKind = 'service_agreement';

/** A contract that exists already, as what a draft starts from: its file, what was understood of it, and what was not. */
export function useIncomingChoice(): { readonly template: ChosenTemplate | null; readonly panel: ReactNode; choose: () => void } {
  const t = usePhrases();
  const chooser = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<{ name: string; percent: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<IncomingContract | null>(null);
  const [kind, setKind] = useState<EngagementKind>(SERVICE);
  const take = async (file: File) => {
    setProblem(null);
    setFound(null);
    setReading({ name: file.name, percent: 0 });
    const answer = await readContractFile(file, (percent) => setReading({ name: file.name, percent }));
    setReading(null);
    if ('found' in answer) setFound(answer.found);
    else setProblem(refusalSentence(t, answer.refusal));
  };
  const choose = () => chooser.current?.click();
  const panel = (
    <section className="ag-incoming" aria-label={t('agreement.incomingOption')}>
      {problem === null ? null : <Banner tone="bad" title={problem} />}
      <input ref={chooser} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('agreement.incomingFile')} accept=".docx,.pdf,.txt,.md,.json" onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file !== undefined) void take(file); }} />
      {reading === null ? <ChooseFile again={found !== null} onChoose={choose} onDrop={(file) => void take(file)} /> : <ProgressWords words={t('agreement.incomingReading')} note={reading.name} done={reading.percent} of={100} />}
      {found === null ? null : <Understood found={found} />}
      {found === null ? null : <SelectField label={t('agreement.incomingKind')} hint={t('agreement.incomingKindHelp')} value={kind} options={ENGAGEMENT_KINDS.map((value) => ({ value, label: t(`engagement.kind_${value}`) }))} onChange={setKind} />}
    </section>
  );
  return { template: found === null ? null : { kind, templateId: null, name: found.title, incoming: found }, panel, choose };
}

function ChooseFile({ again, onChoose, onDrop }: { again: boolean; onChoose: () => void; onDrop: (file: File) => void }) {
  const t = usePhrases();
  const [isOver, setOver] = useState(false);
  const over = (on: boolean) => (event: DragEvent) => { event.preventDefault(); setOver(on); };
  const drop = (event: DragEvent) => {
    over(false)(event);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onDrop(file);
  };
  return (
    <div className="ag-incoming__file" data-over={isOver ? '' : undefined} onDragOver={over(true)} onDragLeave={over(false)} onDrop={drop}>
      <Button onClick={onChoose}>{t(again ? 'agreement.incomingAgain' : 'agreement.incomingFile')}</Button>
      <span className="meta">{t('agreement.incomingFileHelp')}</span>
    </div>
  );
}

function Understood({ found }: { found: IncomingContract }) {
  const t = usePhrases();
  if (found.is === 'records') return <p className="ag-incoming__said">{t('agreement.incomingRecords', { number: found.number })}</p>;
  const { title, sections, doubts } = found;
  return (
    <>
      <div>
        <h2 className="ag-incoming__head">{t('agreement.incomingOutline')}</h2>
        <p className="meta-2">{title} · {t('agreement.incomingFound', { sections: sections.length, clauses: sections.reduce((sum, { clauses }) => sum + clauses.length, 0) })}</p>
        <ol className="ag-incoming__outline">{sections.map((section, index) => <SectionLine key={index} section={section} />)}</ol>
      </div>
      {doubts.length === 0 ? <p className="ag-incoming__said">{t('agreement.incomingSure')}</p> : (
        <div>
          <h2 className="ag-incoming__head">{t('agreement.incomingDoubts')}</h2>
          <ul className="ag-incoming__doubts">
            {doubts.map(({ code, text, count }, index) => <li key={index}>{t(`agreement.doubt_${code}`, { count })}{text === '' ? null : <q>{text}</q>}</li>)}
          </ul>
        </div>
      )}
    </>
  );
}

type Section = Extract<IncomingContract, { is: 'contract' }>['sections'][number];

/** A section with the beginnings of its clauses; the words themselves stand in the draft. */
function SectionLine({ section: { title, clauses } }: { section: Section }) {
  const t = usePhrases();
  return (
    <li>
      <details>
        <summary><span className="strong">{title}</span> <span className="meta">{clauses.length}</span></summary>
        <ul>{clauses.map(({ number, body }, index) => <li key={index}>{number === '' ? null : <span className="meta">{t('agreement.incomingNumber', { number })} </span>}{body}</li>)}</ul>
      </details>
    </li>
  );
}
