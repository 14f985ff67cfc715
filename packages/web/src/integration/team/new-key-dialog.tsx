import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { apiKeysQuery } from '../integration.queries.ts';
import { CopyButton } from './copy-button.tsx';
import { ScopeFields, scopesOf, type Levels } from './scope-fields.tsx';
import { ShownOnce } from './shown-once.tsx';

const ENDS = ['30', '90', '365', 'never'] as const;
type Draft = { name: string; purpose: 'own' | 'service'; levels: Levels; ends: (typeof ENDS)[number] };

/** Makes a key: for whom, what it may do, for how long. Then it is shown, this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ name: '', purpose: 'service', levels: {}, ends: '90' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [key, setKey] = useState<string | null>(null);
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const scopes = scopesOf(draft.levels);
  const make = async () => {
    setTried(true);
    setFailed(null);
    if (draft.name.trim() === '' || scopes.length === 0 || busy) return;
    setBusy(true);
    try {
      const made = await api.apiKey.create({ name: draft.name.trim(), purpose: draft.purpose, scopes, expiresAt: endOf(draft.ends) });
      await queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
      setKey(made.key);
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  if (key !== null) return <KeyShown secret={key} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t('integration.newKey')} act={<Button kind="main" busy={busy ? t('integration.making') : undefined} onClick={() => void make()}>{t('integration.makeKey')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void make(); }} noValidate>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <Field label={t('integration.keyName')} hint={t('integration.keyNameHint')} maxLength={120} autoComplete="off" data-autofocus value={draft.name} onChange={(name) => put({ name })} error={tried && draft.name.trim() === '' ? t('integration.keyNameMissing') : undefined} />
        <SegmentedChoice label={t('integration.keyFor')} value={draft.purpose} onChange={(purpose) => put({ purpose })} segments={[{ value: 'service', label: t('integration.keyForService') }, { value: 'own', label: t('integration.keyForOwn') }]} />
        <ScopeFields levels={draft.levels} onChange={(levels) => put({ levels })} error={tried && scopes.length === 0 ? t('integration.scopesMissing') : undefined} />
        <SelectField label={t('integration.keyEnds')} value={draft.ends} options={ENDS.map((value) => ({ value, label: t(`integration.ends_${value}`) }))} onChange={(ends) => put({ ends })} />
      </form>
    </Dialog>
  );
}

function KeyShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = usePhrases();
  const example = `curl -H 'Authorization: Bearer ${secret}' ${window.location.origin}/api/v1/me`;
  return (
    <ShownOnce title={t('integration.keyShownTitle')} help={t('integration.keyShownHelp')} label={t('integration.newKey')} secret={secret} onClose={onClose}>
      <CopyText label={t('integration.keyExample')} act={<CopyButton text={example} of={t('integration.keyExample')} />}>{example}</CopyText>
    </ShownOnce>
  );
}

const DAY_MS = 86_400_000;

function endOf(ends: Draft['ends']): string | null {
  return ends === 'never' ? null : new Date(Date.now() + Number(ends) * DAY_MS).toISOString();
}
