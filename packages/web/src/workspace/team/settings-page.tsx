import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Field } from '../../ui/field.tsx';
import { matchWords } from '../../ui/match-words.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Tabs, TabWords } from '../../ui/tabs.tsx';
import { findSettings, partsFor } from './find-settings.ts';
import type { SettingEntry } from './settings-catalog.ts';
import './settings.css';

/** The settings: one search over all of them, their parts beside it (above, on a narrow screen), and the part that is open. */
export function SettingsPage() {
  const t = usePhrases();
  const { find = '' } = useSearch({ from: '/team/settings' });
  const navigate = useNavigate();
  const parts = partsFor(useAtWork().rights);
  usePageTitle(t('settings.title'));
  return (
    <>
      <PageHead title={t('settings.title')} />
      <div className="ws-settings">
        <div className="ws-side">
          <div className="ws-find" role="search">
            <Field label={t('settings.find')} type="search" value={find} onChange={(text) => void navigate({ to: '.', search: text === '' ? {} : { find: text }, replace: true })} />
          </div>
          <Tabs label={t('settings.pages')}>{parts.map(({ path, words }) => <Link key={path} to={path} search={{}} activeOptions={{ exact: true, includeSearch: find !== '' }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t(words)}</TabWords></Link>)}</Tabs>
        </div>
        <div className="ws-page">{find === '' ? <Outlet /> : <Found query={find} />}</div>
      </div>
    </>
  );
}

function Found({ query }: { query: string }) {
  const t = usePhrases();
  const { rights } = useAtWork();
  const found = findSettings(t, { query, rights });
  return (
    <section>
      <p className="meta-2" role="status">{found.length === 0 ? t('settings.findNothing') : t('settings.found', { count: found.length })}</p>
      <ul className="ws-found">{found.map((entry) => <li key={entry.id}><FoundSetting entry={entry} query={query} /></li>)}</ul>
    </section>
  );
}

function FoundSetting({ entry: { id, path, words, help }, query }: { entry: SettingEntry; query: string }) {
  const t = usePhrases();
  const spans = matchWords(t(words), query) ?? [{ text: t(words), hit: false }];
  return (
    <Link to={path} hash={id} search={{}}>
      <span className="strong">{spans.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}</span>
      <span className="meta-2">{t(help)}</span>
    </Link>
  );
}
