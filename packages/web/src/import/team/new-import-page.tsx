import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState, type DragEvent } from 'react';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ProgressWords } from '../../ui/progress-words.tsx';
import { MOST_MEGABYTES, uploadFile } from '../import-upload.ts';
import { ImportHead } from './import-head.tsx';

/** The first step: a file is chosen, dropped or pasted. Nothing is written by it. */
export function NewImportPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const { kind } = useSearch({ from: '/team/imports/new' });
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  usePageTitle(t('import.importFile'));
  useCommands([{ id: 'import.choose', label: t('import.chooseFile'), keys: 'o', run: () => chooser.current?.click() }]);
  const take = async (file: Blob, name: string) => {
    setProblem(null);
    if (file.size > MOST_MEGABYTES * 1024 * 1024) return setProblem(t('import.fileTooLarge', { megabytes: MOST_MEGABYTES }));
    setPercent(0);
    try {
      const id = await uploadFile({ file, name, kind, onProgress: setPercent });
      await navigate({ to: '/imports/$id', params: { id } });
    } catch (error) {
      setProblem(refusalWords(t, error));
      setPercent(null);
    }
  };
  return (
    <>
      <ImportHead title={t('import.importFile')} step="file" />
      <div className="im-page">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        {percent === null
          ? <Choose chooser={chooser} onFile={(file, name) => void take(file, name)} />
          : <ProgressWords words={percent < 100 ? t('import.uploadingNow', { percent }) : t('import.lookingNow')} done={percent} of={100} />}
      </div>
    </>
  );
}

type ChooseProps = { chooser: React.RefObject<HTMLInputElement | null>; onFile: (file: Blob, name: string) => void };

function Choose({ chooser, onFile }: ChooseProps) {
  const t = usePhrases();
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const over = (on: boolean) => (event: DragEvent) => { event.preventDefault(); setOver(on); };
  const drop = (event: DragEvent) => {
    over(false)(event);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file, file.name);
  };
  return (
    <>
      <div className="im-drop" data-over={isOver ? '' : undefined} onDragOver={over(true)} onDragLeave={over(false)} onDrop={drop}>
        <div className="im-drop__row"><Button kind="main" keys="o" onClick={() => chooser.current?.click()}>{t('import.chooseFile')}</Button><span className="meta-2">{t('import.dropHere')}</span></div>
        <p>{t('import.fileHint', { megabytes: MOST_MEGABYTES })}</p>
        <input ref={chooser} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('import.chooseFile')} accept=".csv,.tsv,.txt,.xlsx,.vcf,.vcard,text/csv,text/vcard" onChange={(event) => { const file = event.target.files?.[0]; if (file !== undefined) onFile(file, file.name); }} />
      </div>
      <section className="im-paste">
        <TextField label={t('import.orPaste')} hint={t('import.pasteHint')} value={pasted} rows={4} onChange={setPasted} />
        {pasted.trim() === '' ? null : <Button onClick={() => onFile(new Blob([pasted]), t('import.pastedName'))}>{t('import.pasteUse')}</Button>}
      </section>
    </>
  );
}
