import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { mailQuery } from '../workspace.queries.ts';
import { ActSetting } from './setting.tsx';

/** Where mail goes, and a message to oneself to see that it arrives. */
export function MailSettings() {
  const t = usePhrases();
  const { say } = useToasts();
  const { email } = useAtWork();
  const { data, error, refetch } = useQuery(mailQuery);
  const [busy, setBusy] = useState(false);
  if (error !== null) return <RequestFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const test = async () => {
    setBusy(true);
    try {
      await api.workspace.testMail();
      say({ words: t('settings.testMailSent', { email }) });
    } catch (failure) {
      say({ words: refusalWords(t, failure), tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <section>
      <SectionRule>{t('settings.pageMail')}</SectionRule>
      {data.isSetUp ? null : <div className="ws-news"><Banner tone="info" title={t('settings.mailIsOff')}>{t('settings.mailIsOffHelp')}</Banner></div>}
      <ActSetting id="mail-server" state={data.isSetUp ? <Lamp state="complete" size="small">{t('settings.mailIsOn', { host: data.host, from: data.from })}</Lamp> : undefined}>
        {data.isSetUp ? <Button busy={busy ? t('settings.saving') : undefined} onClick={() => void test()}>{t('settings.testMail')}</Button> : null}
        <ButtonLink kind="text" to="/outbox">{t('settings.toOutbox')}</ButtonLink>
      </ActSetting>
    </section>
  );
}
