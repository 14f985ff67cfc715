import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PersonReport } from '@entente/contract/export/erasure.contract';
import { recordSource } from '../../record/option-sources.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { OptionSource, PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { saveReportData, saveReportPage } from './report-file.ts';
import { ReportView } from './report-view.tsx';

/** Contacts and clients in one list; a value is "contact:<id>". */
const PERSONS: OptionSource = {
  find: async (words, signal) => {
    const found = await Promise.all((['contact', 'client'] as const).map(async (kind) => {
      const source = recordSource(kind);
      const options = 'find' in source ? await source.find(words, signal) : source.options;
      return options.map((option): PickOption => ({ ...option, value: `${kind}:${option.value}` }));
    }));
    return found.flat();
  },
};

function personOf(value: string): { kind: 'client' | 'contact'; id: string } {
  const [kind = '', id = ''] = value.split(':');
  return { kind: kind === 'client' ? 'client' : 'contact', id };
}

/** Choose a person, read what is kept about them, save it, erase them. */
export function PersonSection() {
  const t = usePhrases();
  const [chosen, setChosen] = useState<readonly PickOption[]>([]);
  const [erasing, setErasing] = useState(false);
  const shown = useRef<HTMLDivElement>(null);
  const report = useMutation({ mutationFn: (value: string) => api.erasure.report(personOf(value)) });
  const [person] = chosen;
  return (
    <section id="person-data" className="ws-setting">
      <SectionRule>{t('data.person')}</SectionRule>
      <p className="meta-2 da-help">{t('data.personHelp')}</p>
      <div className="da-person">
        <PickField label={t('data.personChoose')} source={PERSONS} chosen={chosen} onChange={(next) => { setChosen(next); report.reset(); }} empty={t('data.personNone')} needed />
        <Button busy={report.isPending ? t('kit.loading') : undefined} onClick={() => { if (person !== undefined) report.mutate(person.value); }}>{t('data.personReport')}</Button>
      </div>
      {report.isError ? <Banner tone="bad" title={refusalWords(t, report.error)} /> : null}
      {report.data === undefined ? null : (
        <>
          <div ref={shown}><ReportView report={report.data} /></div>
          <div className="da-acts">
            <Button onClick={() => { if (shown.current?.firstElementChild) saveReportPage(t, report.data, shown.current.firstElementChild); }}>{t('report.savePage')}</Button>
            <Button onClick={() => saveReportData(report.data)}>{t('report.saveData')}</Button>
            <Button kind="danger" onClick={() => setErasing(true)}>{t('data.erase')}</Button>
          </div>
        </>
      )}
      {erasing && report.data !== undefined ? <EraseDialog report={report.data} onClose={() => setErasing(false)} onErased={() => { setErasing(false); setChosen([]); report.reset(); }} /> : null}
    </section>
  );
}

type EraseDialogProps = { report: PersonReport; onClose: () => void; onErased: () => void };

function EraseDialog({ report: { kind, id, name }, onClose, onErased }: EraseDialogProps) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => api.erasure.erase({ kind, id, name: typed }),
    onSuccess: async () => {
      say({ words: t('data.erased') });
      onErased();
      await queries.invalidateQueries();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t('data.eraseTitle', { name })} act={<Button kind="danger" busy={erase.isPending ? t('data.erasing') : undefined} onClick={() => erase.mutate()}>{t('data.eraseAct')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); erase.mutate(); }}>
        <p>{t('data.eraseHelp')}</p>
        <Field label={t('data.eraseType')} hint={name} autoComplete="off" value={typed} onChange={setTyped} error={erase.isError ? refusalWords(t, erase.error) : undefined} />
      </form>
    </Dialog>
  );
}
