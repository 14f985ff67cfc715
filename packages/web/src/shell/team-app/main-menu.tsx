import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { IconButton } from '../../ui/button.tsx';
import { Face } from '../../ui/face.tsx';
import { Keys } from '../../ui/kbd.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { todayQuery, waitForUs } from '../../today/today.queries.ts';
import { AccountMenu } from './account-menu.tsx';
import { PLACES, type Place } from './places.ts';
import { useAtWork } from './session.ts';

type MenuProps = { onFind: () => void; onKeys: () => void };

/** The places whose pages exist. */
export function useBuiltPlaces(): readonly Place[] {
  const { routesByPath } = useRouter();
  return PLACES.filter(({ path }) => path in routesByPath);
}

/** The menu at the left of a desk-sized screen. */
export function MainMenu({ onFind, onKeys }: MenuProps) {
  const t = usePhrases();
  const { member, workspace } = useAtWork();
  const waiting = useWaiting();
  const places = useBuiltPlaces();
  return (
    <nav className="sh-nav" aria-label={t('shell.mainMenu')}>
      <Brand />
      <button type="button" className="sh-find" onClick={onFind}><span>{t('shell.findOrDo')}</span><Keys keys="mod+k" /></button>
      <ul className="sh-places">{places.map((place) => <li key={place.path}><PlaceLink place={place} waiting={place.path === '/today' ? waiting : 0} /></li>)}</ul>
      <AccountMenu
        onKeys={onKeys}
        target={<button type="button" className="sh-me"><Face name={member.name} side="us" /><span><span className="strong">{member.name}</span><span className="meta">{workspace.name}</span>{workspace.isSample ? <span className="meta">{t('client.sampleMark')}</span> : null}</span></button>}
      />
    </nav>
  );
}

const IN_BAR = 3;

/** On a phone: the brand, the finder and the account above, the places in a bar below. */
export function PhoneBars({ onFind, onKeys }: MenuProps) {
  const t = usePhrases();
  const { member } = useAtWork();
  const places = useBuiltPlaces();
  const navigate = useNavigate();
  const more = places.slice(IN_BAR).map((place) => ({ label: t(place.words), run: () => { void navigate({ to: place.path }); } }));
  return (
    <>
      <header className="sh-top">
        <Brand />
        <IconButton shape="find" label={t('shell.findOrDo')} onClick={onFind} />
        <AccountMenu onKeys={onKeys} target={<button type="button" className="sh-me"><Face name={member.name} side="us" /><span className="visually-hidden">{t('shell.account')}</span></button>} />
      </header>
      <nav className="sh-bottom" aria-label={t('shell.mainMenu')}>
        {places.slice(0, IN_BAR).map((place) => <PlaceLink key={place.path} place={place} />)}
        {more.length === 0 ? null : <Menu target={<button type="button">{t('shell.navMore')}</button>} groups={[{ items: more }]} />}
      </nav>
    </>
  );
}

function Brand() {
  return <Link to="/" className="sh-brand"><b aria-hidden="true">§</b>Entente</Link>;
}

function PlaceLink({ place, waiting = 0 }: { place: Place; waiting?: number }) {
  const t = usePhrases();
  return <Link to={place.path} activeProps={{ 'aria-current': 'page' }}>{t(place.words)}{waiting === 0 ? null : <><span aria-hidden="true">{waiting}</span><span className="visually-hidden">{t('shell.waiting', { count: waiting })}</span></>}</Link>;
}

/** How many things wait for our word; looked up now and then, quietly. */
function useWaiting(): number {
  const { data } = useQuery({ ...todayQuery, refetchInterval: 120_000, select: waitForUs });
  return data ?? 0;
}
