import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyView } from '@entente/contract/integration/api-key.contract';
import type { Translator } from '@entente/phrases/translator';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { dayWords, momentWords } from '../../ui/time-words.ts';
import { apiKeysQuery } from '../integration.queries.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { scopeWords } from './scope-words.ts';

const LAMP: Readonly<Record<ApiKeyView['state'], LampState>> = { works: 'fits', expired: 'missing', revoked: 'failed', asleep: 'stretches' };

/** The keys by which other programs work here. */
export function ApiKeySection() {
  const t = usePhrases();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null);
  const { data, error, refetch } = useQuery(apiKeysQuery);
  useCommands([{ id: 'new-api-key', label: t('integration.newKey'), run: () => setMaking(true) }]);
  const add = <Button small onClick={() => setMaking(true)}>{t('integration.newKey')}</Button>;
  return (
    <section id="api-keys" className="ws-setting">
      <SectionRule aside={data === undefined || data.rows.length === 0 ? undefined : add}>{t('integration.keys')}</SectionRule>
      <p className="meta-2 in-help">{t('integration.keysHelp')}</p>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton /> : null}
      {data?.rows.length === 0 ? <EmptyState act={add}>{t('integration.keysNone')}</EmptyState> : null}
      <ul className="ws-people" data-plain="">{data?.rows.map((row) => <KeyRow key={row.id} row={row} onRevoke={() => setRevoking(row)} />)}</ul>
      {making ? <NewKeyDialog onClose={() => setMaking(false)} /> : null}
      {revoking === null ? null : <RevokeDialog row={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}

function KeyRow({ row, onRevoke }: { row: ApiKeyView; onRevoke: () => void }) {
  const t = usePhrases();
  const { name, prefix, scopes, state, purpose } = row;
  return (
    <li className={state === 'works' ? undefined : 'ws-gone'}>
      <div>
        <div className="ws-people__who"><span className="strong">{name}</span><span className="meta">{t(purpose === 'own' ? 'integration.keyForOwn' : 'integration.keyForService')}</span><span className="in-mono">{prefix}…</span></div>
        <p>{scopes.map((scope) => scopeWords(t, scope)).join(' · ')}</p>
        <div className="in-state"><Lamp state={LAMP[state]} size="small">{t(`integration.state_${state}`)}</Lamp><span className="meta-2">{factsOf(t, row)}</span></div>
      </div>
      {state === 'revoked' ? null : <div className="ws-acts"><Button kind="text" small aria-label={`${t('integration.revoke')}: ${name}`} onClick={onRevoke}>{t('integration.revoke')}</Button></div>}
    </li>
  );
}

function factsOf(t: Translator, { memberName, lastUsedAt, expiresAt }: ApiKeyView): string {
  const used = lastUsedAt === null ? t('integration.keyNeverUsed') : t('integration.keyUsed', { when: momentWords(t.locale, new Date(lastUsedAt)) });
  const until = expiresAt === null ? t('integration.keyForever') : t('integration.keyUntil', { day: dayWords(t.locale, expiresAt.slice(0, 10)) });
  return [t('integration.keyActsFor', { person: memberName }), used, until].join(' · ');
}

function RevokeDialog({ row: { id, name }, onClose }: { row: ApiKeyView; onClose: () => void }) {
  const t = usePhrases();
  const { act } = useAct([['api-keys']]);
  const revoke = async () => {
    onClose();
    await act(() => api.apiKey.revoke({ id }), { words: t('integration.revoked', { name }) });
  };
  return <Dialog open onClose={onClose} title={t('integration.revokeTitle', { name })} focus="back" act={<Button kind="danger" onClick={() => void revoke()}>{t('integration.revoke')}</Button>}><p>{t('integration.revokeHelp')}</p></Dialog>;
}
