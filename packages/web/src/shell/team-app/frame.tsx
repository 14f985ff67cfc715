import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { CommandCentre } from './command-centre.tsx';
import './frame.css';
import { MainMenu, PhoneBars } from './main-menu.tsx';
import { useOnline } from './online.ts';
import { useFollowOwnSettings } from './own-settings.ts';
import { SessionEnded } from './session-ended.tsx';
import { useSearchFinder } from '../../search/search-finder.ts';
import { useSettingsLookup } from '../../workspace/team/settings-lookup.ts';

/** The team app around every page: places, the command box, news about the network and the session, and the page itself. */
export function Frame() {
  const t = usePhrases();
  const [box, setBox] = useState<'closed' | 'commands' | 'keys'>('closed');
  useFollowOwnSettings();
  useSettingsLookup();
  useSearchFinder();
  const main = useFocusOnArrival(box !== 'closed');
  const online = useOnline();
  const openCommands = () => setBox('commands');
  return (
    <>
      <a className="sh-skip" href="#content">{t('shell.skipToContent')}</a>
      <PhoneBars onFind={openCommands} onKeys={() => setBox('keys')} />
      <div className="sh-app">
        <MainMenu onFind={openCommands} onKeys={() => setBox('keys')} />
        <main id="content" ref={main} className="sh-main" tabIndex={-1}>
          {online ? null : <div className="sh-news"><Banner tone="warn" title={t('shell.offlineTitle')}>{t('shell.offlineHelp')}</Banner></div>}
          <Outlet />
        </main>
      </div>
      <CommandCentre box={box} setBox={setBox} />
      <SessionEnded />
    </>
  );
}

/** After going somewhere, the keyboard and the screen reader stand at the new page's title, unless a box was opened on the way. */
function useFocusOnArrival(isBoxOpen: boolean) {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(() => router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation === undefined || !pathChanged || isBoxOpen) return;
    const title = main.current?.querySelector<HTMLElement>('h1[tabindex]');
    (title ?? main.current)?.focus({ preventScroll: true });
  }), [router, isBoxOpen]);
  return main;
}
