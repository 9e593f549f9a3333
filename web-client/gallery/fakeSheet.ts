/** A worksheet such as a counselor shows; it belongs to no practice. */
export function fakeSheet(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  const lines = [
    'What happened?  Where was I, with whom, at what time?',
    'What did I feel in my body?',
    'What did I think just before?',
    'What did I do instead, and for how long?',
    'Whom can I call next time?',
  ];
  const draw = () => {
    if (!pen) return;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, 1280, 720);
    pen.fillStyle = '#1d5c56';
    pen.fillRect(0, 0, 1280, 96);
    pen.fillStyle = '#ffffff';
    pen.font = '600 44px sans-serif';
    pen.fillText('A wave of craving, from start to end', 48, 64);
    pen.fillStyle = '#21302d';
    pen.font = '32px sans-serif';
    lines.forEach((line, index) => {
      pen.fillText(`${index + 1}.  ${line}`, 48, 172 + index * 112);
      pen.fillRect(100, 220 + index * 112, 1080, 2);
    });
  };
  draw();
  setInterval(draw, 250);
  const [track] = canvas.captureStream(5).getVideoTracks();
  if (!track) throw new Error('this browser makes no streams of a canvas');
  return track;
}
