import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressWords } from '../../ui/progress-words.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Toast } from '../../ui/toast.tsx';
import { KitSection } from './kit-section.tsx';

const nothing = () => undefined;

/** What the program says: banners, toasts, empty places, waiting. */
export function KitNews() {
  return (
    <>
      <KitSection title="Banners">
        <div className="kit-stack">
          <Banner tone="info" title="Anna is reading this draft" act={<Button kind="text">Hold</Button>}>Changes you make now reach her as draft 4.</Banner>
          <Banner tone="warn" title="Module 3 moves to 1 April" act={<Button kind="text">Tell them</Button>}>Comments came 4 days after the agreed day.</Banner>
          <Banner tone="bad" title="The offer was not sent" act={<Button kind="text">Try again</Button>}>The mail server refused it. Your text is safe here.</Banner>
          <Banner tone="good" title="Both sides have signed">The sealed file is in the story of this engagement.</Banner>
        </div>
      </KitSection>
      <KitSection title="Toast, empty, waiting">
        <div className="kit-stack kit-toasts">
          <Toast words="3 wishes moved to the bin" undo={nothing} onClose={nothing} />
          <Toast words="This was not done: the server did not answer." tone="bad" onClose={nothing} />
          <EmptyState act={<Button small>Note the first wish</Button>} sample={<Button kind="text" small>Show me with sample data</Button>}>Wishes are kept here with the reason behind each.</EmptyState>
          <Skeleton />
          <ProgressWords words="Sealing 14 of 31" note="You can leave this page; the result will wait in Today." done={14} of={31} />
        </div>
      </KitSection>
    </>
  );
}
