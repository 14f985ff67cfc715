import { renderToStaticMarkup } from 'react-dom/server';
export const render = () => renderToStaticMarkup(<p>x</p>);
