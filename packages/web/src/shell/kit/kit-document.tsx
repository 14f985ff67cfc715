import { useState } from 'react';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FitRow } from '../../ui/fit-row.tsx';
import { FrameList } from '../../ui/frame-list.tsx';
import { FrameMark } from '../../ui/frame-mark.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { MarginNote, MarginSource } from '../../ui/margin-note.tsx';
import { OfferTable } from '../../ui/offer-table.tsx';
import { PageHead, PageSentence } from '../../ui/page-head.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SevenLines } from '../../ui/seven-lines.tsx';
import { Tabs, TabWords } from '../../ui/tabs.tsx';
import { Variable, VariableFill, VariableHelp } from '../../ui/variable.tsx';
import '../../ui/document-text.css';
import { KitSection } from './kit-section.tsx';

/** What a record and an agreement are made of. */
export function KitDocument() {
  return (
    <>
      <KitSection title="Head of a page" wide>
        <div className="kit-frame">
          <PageHead
            title="Difficult conversations at the counter"
            crumb={<Breadcrumb steps={[<a key="client" href="#client">Bank Wschodni</a>, 'e-learning production']} />}
            acts={<><span className="meta">Draft 3 · saved 14:02</span><Button keys="v">Read as client</Button><Button kind="main" keys="s">Send to Anna…</Button></>}
            tabs={<Tabs label="Parts of the engagement"><a href="#agreement" aria-current="page"><TabWords>Agreement</TabWords></a><a href="#criteria"><TabWords>Criteria</TabWords></a><a href="#changes"><TabWords count={4}>Changes</TabWords></a></Tabs>}
          />
        </div>
        <PageSentence>{'Four things wait for your word.\nFour promises are late, two on each side.'}</PageSentence>
      </KitSection>
      <KitSection title="Agreement text" wide><Sheet /></KitSection>
      <KitSection title="Frames at a glance">
        <p className="meta"><a href="#engagement">Difficult conversations at the counter</a> <FrameMark hard={71} soft={100} label="Hard frame 71% complete, soft frame 100%" /></p>
        <FrameList title="Hard frame" count="2 of 4 complete" ticks={['complete', 'complete', 'partly', 'missing']} parts={FRAME} />
      </KitSection>
      <KitSection title="What we agreed, in seven lines"><SevenLines lines={SEVEN} /></KitSection>
      <section>
        <SectionRule small level={3} aside="You judge against the words both sides signed">Does it still fit?</SectionRule>
        <FitRow term="Problem" words="New advisers need three months before they sell alone." reason="Refinancing is where they hand the customer over." choice={<Lamp state="fits">fits</Lamp>} />
        <FitRow term="Goals" words="They know the five common objections and an honest answer to each." choice={<Lamp state="stretches">stretches</Lamp>} />
      </section>
      <section><OfferTable caption="The offer" options={['Do it', 'Smaller version', 'Leave it']} rows={OFFER} lastIsQuiet /></section>
      <KitSection title="Facts"><Facts facts={[{ term: 'Takes', value: 'about 75 seconds', strong: true }, { term: 'Unsigned', value: 'nothing happens until 27 March, then the start moves' }]} /></KitSection>
    </>
  );
}

function Sheet() {
  const [filling, setFilling] = useState(true);
  const [days, setDays] = useState('5');
  const keep = (value: string) => {
    setDays(value);
    setFilling(false);
  };
  return (
    <div className="ui-doc">
      <article className="ui-sheet" style={{ minHeight: 0 }}>
        <div className="ui-doc-text">
          <h2>Service agreement</h2>
          <p className="ui-doc-text__parties">{'between Studio Lipka sp. z o.o., Kraków (“the Studio”)\nand Bank Wschodni S.A., Lublin (“the Bank”)'}</p>
          <h3><span className="ui-clause__number">2</span>Deliverables and acceptance</h3>
          <div className="ui-clause"><span className="ui-clause__number">2.2</span><p>The Bank reads each module and answers, through its <dfn tabIndex={0}>decider</dfn>, within {filling ? <VariableFill name="Days to review" value={days} onKeep={keep} onLeave={() => setFilling(false)} inputMode="numeric" /> : <Variable name="Days to review" value={days} onFill={() => setFilling(true)} />} <dfn tabIndex={0}>working days</dfn> of receiving it.</p></div>
          <VariableHelp name="Days to review" uses="also used in 4.3" options={['3', '5', '10']} value={days} onChoose={setDays}>In your last four agreements with banks: 5, 5, 7 and 5.</VariableHelp>
          <div className="ui-clause"><span className="ui-clause__number">2.3</span><p><mark>Silence is not acceptance.</mark> If no answer comes by that day, the Studio reminds the decider once.</p></div>
          <div className="ui-clause"><span className="ui-clause__number">2.4</span><p>Acceptance includes <Variable name="Rounds" value="2" onFill={() => undefined} /> rounds of corrections until <Variable name="last day" value="" onFill={() => undefined} />, and <del>one workshop</del> <ins>two workshops</ins>. The <dfn data-undefined="" tabIndex={0}>pilot</dfn> ends then.</p></div>
        </div>
        <aside className="ui-margin" aria-label="Questions in the margin">
          <div style={{ paddingTop: 180, display: 'grid', gap: 24 }}>
            <MarginSource>Agreed in the talk on 3 March by Anna, Marek and you. Goal 1.</MarginSource>
            <MarginNote who="Anna Wrona" side="them" when="asks · Mon 16:20" words="“If Marek is ill for a week, do our dates move as well?”" acts={<Button kind="text" small>Answer in place</Button>} foot="You agreed to answer by Wed 16:00." />
            <MarginNote who="Ola Lipska" side="us" when="answers · Mon 17:05" words="“Yes, by the days waited.”" settled />
          </div>
        </aside>
      </article>
    </div>
  );
}

const FRAME = [
  { id: 'scope', state: 'complete', name: 'Scope', words: '7 in, 4 out' },
  { id: 'stages', state: 'complete', name: 'Phases', words: '5, all dated' },
  { id: 'deliverables', state: 'partly', name: 'Deliverables', words: '1 of 5 has no terms' },
  { id: 'tone', state: 'missing', name: 'Not asked', words: 'directness, patience' },
] as const;

const SEVEN = [
  { term: 'Today it hurts that', value: 'new advisers need three months before they sell alone' },
  { term: 'We’d like to see', value: 'the first own sale within 4 weeks, not 11' },
  { term: 'People will', value: 'not agreed yet', missing: true },
  { term: 'We’ll know by', value: 'the branch report of 30 September' },
];

const OFFER = [
  { term: 'Scope', cells: [{ now: 'Seventh scene with a practice call' }, { now: '90 seconds added to scene 4' }, { now: 'Six scenes' }] },
  { term: 'Launch', cells: [{ now: '28 May', before: '22 May', note: '+4 working days' }, { now: '22 May', note: 'no change' }, { now: '22 May' }] },
  { term: 'Price, net', cells: [{ now: '+6 800 zł' }, { now: '+1 900 zł' }, { now: '0 zł' }] },
];
