/** The practice's telephone, as the server wrote it into the page; undefined where the practice gave none. */
export function practiceTelephone(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="practice-telephone"]');
  return meta?.content.trim() || undefined;
}

/** The link that dials a number. */
export function telephoneLink(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`;
}
