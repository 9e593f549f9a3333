/** Large enough for the smallest print of a worksheet; a slide does not move, so a low frame rate is enough. */
const SCREEN: MediaTrackConstraints = {
  width: { max: 1920 },
  height: { max: 1080 },
  frameRate: { ideal: 5, max: 5 },
};

/** Phones have none. */
export function canCaptureScreen(devices: MediaDevices | undefined = navigator.mediaDevices): boolean {
  return typeof devices?.getDisplayMedia === 'function';
}

/**
 * Opens the browser's dialog to choose a tab, a window or the screen, without its sound. Rejects when the person
 * cancels or the system forbids it (both `NotAllowedError`). Call it from a click: browsers refuse it otherwise.
 */
export async function captureScreen(
  devices: MediaDevices = navigator.mediaDevices,
): Promise<MediaStreamTrack | undefined> {
  const options: DisplayMediaStreamOptions & { selfBrowserSurface: string; surfaceSwitching: string } = {
    video: SCREEN,
    audio: false,
    // Not this page itself: it would show itself within itself, with every participant's face again.
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
  };
  const [track] = (await devices.getDisplayMedia(options)).getVideoTracks();
  // Sharp letters matter more than smooth movement.
  if (track) track.contentHint = 'detail';
  return track;
}
