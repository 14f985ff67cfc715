import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react';

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

/** Loads with the reader's first move, long before it is asked for: it is at hand when the network is gone, and who only opens the page does not pay for it. */
export function useWithFirstMove(load: () => Promise<unknown>, wanted = true): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const moved = new AbortController();
    const start = () => {
      moved.abort();
      void load().catch(() => undefined);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, start, { passive: true, signal: moved.signal });
    return () => moved.abort();
  }, [load, wanted]);
}

/** A dialog or drawer that comes with the first move and is drawn from its first opening on. `load` brings the part with its words. */
export function openedLater<Props extends { readonly open: boolean }>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return function OpenedLater(props: Props) {
    const { open } = props;
    const [opened, setOpened] = useState(open);
    if (open && !opened) setOpened(true);
    useWithFirstMove(load);
    return opened ? <Suspense fallback={null}><Part {...props} /></Suspense> : null;
  };
}
