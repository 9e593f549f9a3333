/**
 * Runs in the page before its scripts: the microphone is taken as it is. What a browser does against echo and noise is not what
 * a story is about, and for five people it is a third of what one slow core can do.
 */
export function plainSound() {
  const { mediaDevices } = navigator;
  const take = mediaDevices.getUserMedia.bind(mediaDevices);
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  mediaDevices.getUserMedia = (wanted) => {
    const { audio } = wanted ?? {};
    const as = typeof audio === 'object' ? audio : {};
    return take({ ...wanted, ...(audio ? { audio: { ...as, ...plain } } : {}) });
  };
}
