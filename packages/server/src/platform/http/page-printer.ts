/**
 * Draws the portal's pages. The shell brings it, because only the shell reaches into web; areas hand in
 * plain data. It checks the data against the page's schema first, so that nothing is drawn by accident.
 */
export type PagePrinter = {
  /** A page as a whole HTML document. */
  html(page: object): string;
  /** Seconds the page takes on its shortest path, by the words that it really shows. */
  seconds(page: object): number;
};
