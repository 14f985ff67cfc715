/** Areas of the catalogs that only the server and the command line say; a browser need not wait for them. */
const SERVER_ONLY = ['cli', 'evidence'];
const CATALOG = /\/phrases\/src\/(en|pl|ru)\/catalog\.ts$/;
const SPOKEN = new RegExp(`['"\`](${SERVER_ONLY.join('|')})\\.[\\w-]`);

/** Leaves the server's words out of what the team app loads, and stops the build where the app would say one of them. */
export function browserPhrases() {
  return {
    name: 'entente:browser-phrases',
    enforce: 'pre',
    transform(code, id) {
      if (/\/web\/src\/.*\.tsx?$/.test(id)) {
        const spoken = SPOKEN.exec(code);
        if (spoken !== null) this.error(`${id} says a phrase of "${spoken[1]}", which the team app does not load. Give the app a phrase of its own, or take the area out of SERVER_ONLY.`);
        return undefined;
      }
      if (!CATALOG.test(id)) return undefined;
      return SERVER_ONLY.reduce((text, area) => text.replace(new RegExp(`^import \\{ ${area} \\}.*\\n`, 'm'), '').replace(new RegExp(`([{,] )${area}, `), '$1'), code);
    },
  };
}
