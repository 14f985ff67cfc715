import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '@entente/contract/workspace/session.contract';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { browserOf } from '../browser-words.ts';
import { sessionsQuery } from '../workspace.queries.ts';

/** Where the person is signed in; each place can be signed out from here. */
export function SessionList() {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const act = async (work: () => Promise<string>) => {
    try {
      say({ words: await work() });
    } catch (failure) {
      say({ words: refusalWords(t, failure), tone: 'bad' });
    }
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const end = (id: string) => act(async () => { await api.session.end({ id }); return t('settings.sessionEnded'); });
  const endOthers = () => act(async () => t('settings.othersEnded', { count: (await api.session.endOthers()).ended }));
  const rows = data?.rows ?? [];
  return (
    <section id="sessions" className="ws-setting" aria-labelledby="sessions-name">
      <div className="ws-setting--act">
        <div><h3 id="sessions-name">{t('settings.sessions')}</h3><p className="meta-2">{t('settings.sessionsHelp')}</p></div>
        {rows.length > 1 ? <div className="ws-acts"><Button onClick={() => void endOthers()}>{t('settings.endOthers')}</Button></div> : null}
      </div>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      <ul className="ws-people" data-plain="">{rows.map((session) => <SessionRow key={session.id} session={session} onEnd={() => void end(session.id)} />)}</ul>
    </section>
  );
}

function SessionRow({ session: { isThisOne, userAgent, startedAt, lastUsedAt, address }, onEnd }: { session: SessionView; onEnd: () => void }) {
  const t = usePhrases();
  const seen = browserOf(userAgent);
  const name = seen === null ? t('settings.sessionUnknown') : t('settings.sessionOn', seen);
  const when = (at: string) => momentWords(t.locale, new Date(at));
  return (
    <li>
      <div>
        <div className="ws-people__who"><span className="strong">{name}</span>{isThisOne ? <Lamp state="complete" size="small">{t('settings.sessionHere')}</Lamp> : null}</div>
        <p className="meta-2">{t('settings.sessionSince', { since: when(startedAt), used: when(lastUsedAt), address })}</p>
      </div>
      {isThisOne ? null : <div className="ws-acts"><Button kind="text" small aria-label={`${t('settings.endSession')}: ${name}`} onClick={onEnd}>{t('settings.endSession')}</Button></div>}
    </li>
  );
}
