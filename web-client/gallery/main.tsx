import { render } from 'preact';
import '../src/ui/tokens.css';
import '../src/ui/base.css';
import { screens } from './screens';

declare global {
  interface Window {
    screenNames: string[];
    /** The screen is drawn and can be photographed. */
    screenDrawn: Promise<void>;
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

/** Lazily loaded parts appear a moment later. */
async function press(selectors: string[]) {
  for (const selector of selectors) {
    for (let tries = 0; tries < 20; tries += 1) {
      const found = document.querySelector<HTMLElement>(selector);
      found?.click();
      if (found) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

window.screenDrawn = press(draw?.presses ?? []);
