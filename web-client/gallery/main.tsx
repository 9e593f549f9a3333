import { render } from 'preact';
import '../src/ui/tokens.css';
import '../src/ui/base.css';
import { screens } from './screens';

declare global {
  interface Window {
    screenNames: string[];
  }
}

window.screenNames = Object.keys(screens);
const asked = new URLSearchParams(location.search).get('screen') ?? '';
const draw = screens[asked];
const place = document.getElementById('app');
if (place) {
  render(
    draw ? (
      draw()
    ) : (
      <main style={{ padding: '2rem' }}>
        <h1>Screens</h1>
        <ul>
          {window.screenNames.map((name) => (
            <li key={name}>
              <a href={`?screen=${name}`}>{name}</a>
            </li>
          ))}
        </ul>
      </main>
    ),
    place,
  );
}
