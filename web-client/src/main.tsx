import { render } from 'preact';
import { App } from './App';
import './ui/tokens.css';
import './ui/base.css';
import { AppView } from './ui/AppView';

const app = new App();
const place = document.getElementById('app');
if (place) {
  place.textContent = '';
  render(<AppView app={app} />, place);
}
app.start();
