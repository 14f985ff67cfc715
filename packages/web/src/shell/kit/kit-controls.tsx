import { useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Face } from '../../ui/face.tsx';
import { Keys } from '../../ui/kbd.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { SegmentedChoice, type Segment } from '../../ui/segmented-choice.tsx';
import { Tabs, TabWords } from '../../ui/tabs.tsx';
import { KitSection } from './kit-section.tsx';

type Fit = 'fits' | 'stretches' | 'against';
const FITS: readonly Segment<Fit>[] = [
  { value: 'fits', label: 'fits', state: 'fits' }, { value: 'stretches', label: 'stretches', state: 'stretches' }, { value: 'against', label: 'pulls against', state: 'against' },
];
const WORDS: readonly (readonly [LampState, string])[] = [
  ['fits', 'fits'], ['stretches', 'stretches'], ['against', 'pulls against'], ['complete', 'complete'], ['partly', 'partly'], ['missing', 'not asked'],
  ['late', '2 days late'], ['unset', 'no next step'], ['underway', 'being read'], ['failed', 'not sent'],
];
const KINDS = [{ value: 'order', label: 'Order' }, { value: 'retainer', label: 'Retainer' }] as const;

/** Buttons, lamps, choices, chips, faces, keys, tabs. */
export function KitControls() {
  const [fit, setFit] = useState<Fit | null>('stretches');
  const [open, setOpen] = useState<Fit | null>(null);
  const [kind, setKind] = useState<'order' | 'retainer' | null>('order');
  return (
    <>
      <KitSection title="Buttons">
        <div className="kit-stack">
          <div className="kit-row"><Button kind="main" keys="s">Send the offer</Button><Button>Read as client</Button><Button kind="text">Set</Button></div>
          <div className="kit-row"><Button kind="main" small keys="a">Read and approve</Button><Button small>Small</Button><Button kind="danger">Delete for good…</Button></div>
          <div className="kit-row"><Button kind="main" busy="Sealing 14 of 31">Seal</Button><Button kind="main" unavailable="after clause 2">Sign</Button></div>
          <div className="kit-row"><IconButton shape="more" label="More" /><IconButton shape="cross" label="Close" /><IconButton shape="find" label="Find" /><IconButton shape="menu" label="Menu" /></div>
        </div>
      </KitSection>
      <KitSection title="Lamps">
        <div className="kit-stack">
          <div className="kit-row kit-row--far">{WORDS.map(([state, word]) => <Lamp key={state} state={state}>{word}</Lamp>)}</div>
          <SegmentedChoice label="Does it fit?" segments={FITS} value={fit} onChange={setFit} />
          <SegmentedChoice label="Not judged yet" segments={FITS} value={open} onChange={setOpen} />
          <SegmentedChoice label="Kind" segments={KINDS} value={kind} onChange={setKind} />
        </div>
      </KitSection>
      <KitSection title="Chips, keys, faces, tabs">
        <div className="kit-stack">
          <div className="ui-chips"><Chip remove={{ label: 'Remove the filter Status', run: () => undefined }}>Status is <b>client</b></Chip><Chip>e-learning</Chip><Chip chosen>first sale in 4 weeks</Chip></div>
          <div className="kit-row"><Keys keys="mod+k" /><Keys keys="g c" /><Face name="Ola Lipska" side="us" /><span className="meta-2">us</span><Face name="Anna Wrona" side="them" /><span className="meta-2">them</span><span className="ui-faces"><Face name="Оля Липская" side="us" /><Face name="Ирина Левченко" side="them" /></span></div>
          <Tabs label="Parts of a record" ruled>
            <a href="#agreement"><TabWords>Agreement</TabWords></a><a href="#changes" aria-current="page"><TabWords count={4}>Changes</TabWords></a><a href="#story"><TabWords>Story</TabWords></a>
          </Tabs>
        </div>
      </KitSection>
      <KitSection title="Text to take along"><CopyText label="Address" act={<Button small>Copy</Button>}>https://lipka.example/mcp</CopyText></KitSection>
    </>
  );
}
