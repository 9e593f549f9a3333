import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../../errors';
import { failureText, text } from '../../text';
import { Button } from '../shared/Button';
import { Dialog } from '../shared/Dialog';
import dialogStyles from '../shared/Dialog.module.css';
import styles from './OtherDeviceDialog.module.css';

/** A new one-time link for the same person on another device. */
export function OtherDeviceDialog({
  makeLink,
  onClose,
}: {
  makeLink: () => Promise<string>;
  onClose: () => void;
}) {
  const [link, setLink] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    makeLink().then(
      (made) => setLink(new URL(made, location.href).href),
      (thrown: unknown) => setProblem(asFailure(thrown).code),
    );
  }, []);
  const copy = async () => {
    await navigator.clipboard?.writeText(link ?? '').then(
      () => setCopied(true),
      // The address stands there to be selected by hand.
      () => undefined,
    );
  };
  return (
    <Dialog title={text.otherDevice.title} onClose={onClose}>
      {problem ? <p>{failureText(problem).next}</p> : <p>{text.otherDevice.body}</p>}
      {!problem && (
        <input
          class={styles.link}
          readOnly
          aria-label={text.otherDevice.title}
          value={link ?? text.otherDevice.wait}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div class={dialogStyles.buttons}>
        <Button onClick={onClose}>{text.otherDevice.close}</Button>
        {link && 'share' in navigator && (
          <Button onClick={() => void navigator.share({ url: link }).catch(() => undefined)}>
            {text.otherDevice.share}
          </Button>
        )}
        {link && (
          <Button look="main" onClick={() => void copy()}>
            {copied ? text.otherDevice.copied : text.otherDevice.copy}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
