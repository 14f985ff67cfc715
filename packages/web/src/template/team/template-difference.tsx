import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TemplateView } from '@entente/contract/template/template.contract';
import type { DocumentChange } from '@entente/core/document/diff-documents';
import { intlTag } from '@entente/core/kernel/locale-list';
import { DocumentDiff } from '../../document/document-diff.tsx';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { templateDifferenceQuery, templateVersionsQuery, type Against } from '../template.queries.ts';

const ORIGIN = 'origin';
const VERSION = 'version ';

type DifferenceProps = { template: TemplateView; open: boolean; onClose: () => void };

/** How a template or clause differs from what it was copied from, from a kept version, and from the agreements that have it, which keep their words. */
export function TemplateDifference({ template, open, onClose }: DifferenceProps) {
  const t = usePhrases();
  const [against, setAgainst] = useState(ORIGIN);
  const { data, error, refetch } = useQuery({ ...templateDifferenceQuery(template.id, againstOf(against)), enabled: open });
  const { data: kept } = useQuery({ ...templateVersionsQuery(template.id), enabled: open });
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', year: 'numeric' });
  const versions = kept?.versions.map(({ number, note, keptByName, keptAt }) => ({ value: `${VERSION}${number}`, label: t('template.versionNamed', { number, day: day.format(new Date(keptAt)), who: keptByName }) + (note === '' ? '' : ` · ${note}`) })) ?? [];
  const agreements = data?.agreements.map(({ documentId, number, title }) => ({ value: documentId, label: `${number} ${title}` })) ?? [];
  return (
    <Drawer open={open} onClose={onClose} title={t('template.whatDiffers')}>
      <div className="tp-compare">
        <p className="meta-2">{t(template.scope === 'clause' ? 'template.differsNoteClause' : 'template.differsNote')}</p>
        <SelectField label={t('template.compareWith')} value={against} options={[{ value: ORIGIN, label: t('template.compareOrigin') }, ...versions, ...agreements]} onChange={setAgainst} />
      </div>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (error === null ? <Skeleton /> : null) : data.change === null ? <p className="meta">{t('template.noOrigin')}</p> : <DocumentDiff change={data.change as DocumentChange} locale={template.locale} />}
      {template.canEdit ? <KeepVersion template={template} /> : null}
    </Drawer>
  );
}

function againstOf(value: string): Against {
  if (value === ORIGIN) return null;
  return value.startsWith(VERSION) ? { version: Number(value.slice(VERSION.length)) } : { documentId: value };
}

/** Keeps the words as they stand now, to compare with later. */
function KeepVersion({ template: { id } }: { template: TemplateView }) {
  const t = usePhrases();
  const { act } = useAct([['template', id]]);
  const [note, setNote] = useState('');
  const keep = async () => {
    if (await act(() => api.template.keepVersion({ id, note: note.trim() }), ({ number }) => ({ words: t('template.versionKept', { number }) }))) setNote('');
  };
  return (
    <form className="tp-keep" onSubmit={(event) => { event.preventDefault(); void keep(); }}>
      <Field label={t('template.versionNote')} optional={t('kit.optional')} hint={t('template.versionHint')} value={note} onChange={setNote} maxLength={200} />
      <Button small type="submit">{t('template.keepVersion')}</Button>
    </form>
  );
}
