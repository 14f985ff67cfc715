/** Whether the program runs from its sources, as tests and tools do, or as it was built into `dist`. */
export const RUNS_FROM_SOURCES = import.meta.url.endsWith('.ts');

/** The folder of this package, with its migrations; it ends with a slash. */
export const PACKAGE_FOLDER = new URL(RUNS_FROM_SOURCES ? '../../' : '../', import.meta.url);
