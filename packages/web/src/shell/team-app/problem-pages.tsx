import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { momentWords } from '../../ui/time-words.ts';
import './frame.css';
import { usePageTitle } from './page-title.ts';
import { refusalOf, refusalWords } from './refusal.ts';
import { ButtonLink } from './router-links.tsx';

/** An address that leads nowhere, or to what this person may not see: both answer alike. */
export function NotFoundPage() {
  const t = usePhrases();
  usePageTitle(t('shell.notFoundTitle'));
  return (
    <div className="sh-message">
      <h1 tabIndex={-1}>{t('shell.notFoundTitle')}</h1>
      <p>{t('shell.notFoundHelp')}</p>
      <ButtonLink to="/">{t('shell.toToday')}</ButtonLink>
    </div>
  );
}

/** The same, for an address outside the frame. */
export function LostPage() {
  return <main><NotFoundPage /></main>;
}

/** A page that broke: what happened, what is safe, what to do next. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const t = usePhrases();
  const router = useRouter();
  const [time] = useState(() => momentWords(t.locale, new Date()));
  if (refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (isOldVersion(error)) return <Reload title={t('shell.newVersionTitle')} help={t('shell.newVersionHelp')} />;
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="sh-message">
      <h1 tabIndex={-1}>{t('shell.crashTitle')}</h1>
      <p>{t('shell.crashHelp', { time })}</p>
      <Button kind="main" onClick={again}>{t('shell.loadAgain')}</Button>
    </div>
  );
}

/** A part of a page that could not be loaded, with the way to try again. */
export function RequestFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = usePhrases();
  const help = refusalOf(error) === null ? t('shell.requestFailedHelp') : refusalWords(t, error);
  return <Banner tone="bad" title={t('shell.requestFailedTitle')} act={<Button kind="text" onClick={onRetry}>{t('shell.tryAgain')}</Button>}>{help}</Banner>;
}

/** While a page is on its way. */
export function WaitingPage() {
  return <div className="sh-wait"><Skeleton /></div>;
}

function Reload({ title, help }: { title: string; help: string }) {
  const t = usePhrases();
  return (
    <div className="sh-message">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{help}</p>
      <Button kind="main" onClick={() => window.location.reload()}>{t('shell.loadAgain')}</Button>
    </div>
  );
}

/** A part of the program that the server no longer has: it was updated while this page was open. */
function isOldVersion(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script failed|Importing a module/i.test(error.message);
}
