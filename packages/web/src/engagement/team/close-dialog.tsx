import type { MeetingAhead } from '@entente/contract/engagement/engagement.contract';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { momentWords } from '../../ui/time-words.ts';
import './engagement.css';

type Props = { ahead: readonly MeetingAhead[]; onChoose: (choice: 'call_off' | 'keep') => void; onClose: () => void };

/** So many are named; the page of meetings shows them all. */
const MOST_NAMED = 12;

/** Asks what becomes of the meetings that are still planned where the work is closed. */
export function CloseDialog({ ahead, onChoose, onClose }: Props) {
  const t = usePhrases();
  const count = ahead.length;
  const asks = ahead.some(({ asksToMove }) => asksToMove);
  return (
    <Dialog open onClose={onClose} title={t('engagement.closeTitle')} act={<Button kind="main" unavailable={asks ? t('engagement.closeAnswerFirst') : undefined} onClick={() => onChoose('call_off')}>{t('engagement.closeCallOff', { count })}</Button>}>
      <MeetingsNamed ahead={ahead} late={t('engagement.closeLate')} />
      <p className="meta-2">{t('engagement.closeHow')}</p>
      <div><Button onClick={() => onChoose('keep')}>{t('engagement.closeKeep', { count })}</Button></div>
    </Dialog>
  );
}

/** Says which meetings are called off where the engagement goes to the bin. */
export function BinDialog({ ahead, onCallOff, onClose }: { ahead: readonly MeetingAhead[]; onCallOff: () => void; onClose: () => void }) {
  const t = usePhrases();
  const waits = ahead.some(({ late, asksToMove }) => late || asksToMove);
  return (
    <Dialog open onClose={onClose} title={t('engagement.deleteTitle')} act={<Button kind="main" unavailable={waits ? t('engagement.deleteWaits') : undefined} onClick={onCallOff}>{t('engagement.deleteCallOff', { count: ahead.length })}</Button>}>
      <MeetingsNamed ahead={ahead} late={t('engagement.deleteNear')} />
      <p className="meta-2">{t('engagement.deleteHow')}</p>
    </Dialog>
  );
}

/** The meetings ahead, with what stands in the way of calling one off. */
function MeetingsNamed({ ahead, late: lateNote }: { ahead: readonly MeetingAhead[]; late: string }) {
  const t = usePhrases();
  const count = ahead.length;
  const notes = ({ late, asksToMove }: MeetingAhead): readonly string[] => (asksToMove ? [t('engagement.closeAsks')] : late ? [lateNote] : []);
  return (
    <>
      <p>{t('engagement.closeMeetings', { count })}</p>
      <ul className="en-ahead">{ahead.slice(0, MOST_NAMED).map((meeting) => <li key={meeting.id}><span className="strong">{momentWords(t.locale, new Date(meeting.startsAt), meeting.timeZone)}</span> <span className="meta-2">{[meeting.title, ...notes(meeting)].join(' · ')}</span></li>)}{count > MOST_NAMED ? <li className="meta-2">{t('engagement.closeMore', { count: count - MOST_NAMED })}</li> : null}</ul>
    </>
  );
}
