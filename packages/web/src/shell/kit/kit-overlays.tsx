import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CommandBox } from '../../ui/command-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { KeyHelp } from '../../ui/key-help.tsx';
import { matchWords } from '../../ui/match-words.ts';
import { Menu } from '../../ui/menu.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { KitSection } from './kit-section.tsx';

const nothing = () => undefined;
const GROUPS = [
  { label: 'Do, with 4 clients chosen', items: [{ id: 'owner', label: 'Change owner…', note: 'of 4 clients', keys: 'o', run: nothing }, { id: 'clear', label: 'Clear owner', keys: 'shift+o', run: nothing }] },
  { label: 'Do, here', items: [{ id: 'mine', label: 'Show only what I own', keys: 'm', run: nothing }, { id: 'download', label: 'Download this view', note: '15 rows, CSV or XLSX', keys: 'e', run: nothing }] },
  { label: 'Go to', items: [{ id: 'teams', label: 'Owners and teams', note: 'Settings', keys: 'g s', run: nothing }, { id: 'teresa', label: 'Browniak, Teresa', note: 'Hotel Pod Sową, events', run: nothing }] },
];

/** What floats, opened by its button. */
export function KitOverlays() {
  const [open, setOpen] = useState<'none' | 'dialog' | 'drawer' | 'commands' | 'keys'>('none');
  const [query, setQuery] = useState('');
  const [single, setSingle] = useState(true);
  const { say } = useToasts();
  const close = () => setOpen('none');
  const hits = GROUPS.map((group) => ({ ...group, items: group.items.filter(({ label }) => matchWords(label, query) !== null) }));
  return (
    <KitSection title="What floats">
      <div className="kit-row">
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('drawer')}>Drawer</Button>
        <Button onClick={() => setOpen('commands')}>Command box</Button>
        <Button onClick={() => setOpen('keys')}>Keys</Button>
        <Menu target={<Button>Menu</Button>} groups={[{ label: 'This draft', items: [{ label: 'Rename…', run: nothing, keys: 'r' }, { label: 'Duplicate', run: nothing }] }, { items: [{ label: 'Move to the bin', run: nothing, danger: true }] }]} />
        <Button onClick={() => say({ words: '3 wishes moved to the bin', undo: nothing })}>Toast</Button>
        <Tip words="Comments came 4 days after the agreed day."><Button kind="text">Why?</Button></Tip>
      </div>
      <Dialog open={open === 'dialog'} onClose={close} title="Send draft 3 to Anna Wrona?" act={<Button kind="main" onClick={close}>Send</Button>}>
        <p>She gets one message with one link. Three things are still missing; she will see them as “not agreed”.</p>
        <p className="meta-2">Sent at 8:00 tomorrow: her quiet hours end then.</p>
      </Dialog>
      <Drawer open={open === 'drawer'} onClose={close} title="Structure of this agreement"><p>Hard frame, soft frame, what is missing.</p></Drawer>
      <CommandBox open={open === 'commands'} onClose={close} query={query} onQuery={setQuery} groups={hits} />
      <KeyHelp open={open === 'keys'} onClose={close} groups={GROUPS} singleKeys={single} onSingleKeys={setSingle} />
    </KitSection>
  );
}
