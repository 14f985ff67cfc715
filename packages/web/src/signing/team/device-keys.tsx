import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MembersKeyView } from '@entente/contract/signing/device-views';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { deviceKeysQuery } from '../signing.queries.ts';
import { useFormAct } from './after-act.ts';
import { dayAndTime } from './day-and-time.ts';

/** Keys with which agreements are signed for the provider: one's own, for an owner everybody's. A lost device is called off here. */
export function DeviceKeys() {
  const t = usePhrases();
  const { data, error, refetch } = useQuery(deviceKeysQuery);
  const [ending, setEnding] = useState<MembersKeyView | null>(null);
  const rows = data?.rows ?? [];
  return (
    <section id="device-keys" className="ws-setting" aria-labelledby="device-keys-name">
      <div className="ws-setting--act"><div><h3 id="device-keys-name">{t('device.keysTitle')}</h3><p className="meta-2">{t(rows.length === 0 ? 'device.keysNone' : 'device.keysHelp')}</p></div></div>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {rows.length === 0 ? null : <ul className="ws-people" data-plain="">{rows.map((key) => <KeyRow key={key.id} row={key} onEnd={() => setEnding(key)} />)}</ul>}
      {ending === null ? null : <EndDialog row={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function KeyRow({ row: { holderName, setUpAt, lastSignedAt, fingerprint, calledOffAt, calledOffBy }, onEnd }: { row: MembersKeyView; onEnd: () => void }) {
  const t = usePhrases();
  const when = (at: string) => dayAndTime(t.locale, at);
  const name = t('device.keyOf', { name: holderName, when: when(setUpAt) });
  const print = fingerprint.slice(0, 16);
  return (
    <li>
      <div>
        <div className="ws-people__who"><span className={calledOffAt === null ? 'strong' : 'meta'}>{name}</span></div>
        <p className="meta-2">{calledOffAt === null ? null : <>{t('device.keyGoneBy', { name: calledOffBy ?? '', when: when(calledOffAt) })} · </>}{lastSignedAt === null ? t('device.keyUnused', { print }) : t('device.keyUsed', { when: when(lastSignedAt), print })}</p>
      </div>
      {calledOffAt === null ? <div className="ws-acts"><Button kind="text" small aria-label={`${t('device.offSend')}: ${name}`} onClick={onEnd}>{t('device.offSend')}</Button></div> : null}
    </li>
  );
}

/** Asked about, because it cannot be undone. */
function EndDialog({ row, onClose }: { row: MembersKeyView; onClose: () => void }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const end = async () => {
    if (!(await run(async () => { await api.signing.callOffDeviceKey({ id: row.id }); }))) return;
    await queries.invalidateQueries({ queryKey: deviceKeysQuery.queryKey });
    say({ words: t('device.offDone') });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('device.keyOf', { name: row.holderName, when: dayAndTime(t.locale, row.setUpAt) })} act={<Button kind="danger" onClick={() => void end()} busy={busy ? t('device.offBusy') : undefined}>{t('device.offSend')}</Button>}>
      {problem === null ? null : <Banner tone="bad" title={problem} />}
      <p>{t('device.offLead', { name: row.holderName })}</p>
    </Dialog>
  );
}
