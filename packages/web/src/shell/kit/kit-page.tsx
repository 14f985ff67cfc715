import { usePageTitle } from '../team-app/page-title.ts';
import { KitControls } from './kit-controls.tsx';
import { KitDocument } from './kit-document.tsx';
import { KitFields } from './kit-fields.tsx';
import { KitFound } from './kit-found.tsx';
import { KitGrid } from './kit-grid.tsx';
import { KitLists } from './kit-lists.tsx';
import { KitNews } from './kit-news.tsx';
import { KitNight } from './kit-night.tsx';
import { KitOverlays } from './kit-overlays.tsx';
import { KitPortal } from './kit-portal.tsx';
import './kit.css';

/** Every part of the kit in every state, for those who build screens. */
export function KitPage() {
  usePageTitle('Kit');
  return (
    <main className="kit" lang="en">
      <div className="kit-hero">
        <h1>What is printed is black.<br />What a person does is <span className="is-accent">pen blue.</span></h1>
        <p className="meta-2">Paper, ink, one pen. Hairlines instead of boxes; only what truly floats has a shadow. Signals carry a shape and a word before they carry a colour.</p>
      </div>
      <div className="kit-cols"><KitFound /><KitControls /><KitFields /><KitNews /><KitOverlays /></div>
      <div className="kit-cols kit-cols--2"><KitLists /><KitGrid /><KitDocument /></div>
      <KitNight />
      <KitPortal />
    </main>
  );
}
