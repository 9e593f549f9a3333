/** Pictures that look a little like people, so that the gallery can be judged without any. */
export function fakeFace(seed: number): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const pen = canvas.getContext('2d');
  const draw = () => {
    if (!pen) return;
    const hue = (seed * 67) % 360;
    const wall = pen.createLinearGradient(0, 0, 640, 360);
    wall.addColorStop(0, `hsl(${hue} 24% 74%)`);
    wall.addColorStop(1, `hsl(${hue + 25} 22% 46%)`);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 640, 360);
    pen.fillStyle = `hsl(${hue + 40} 28% 88% / 0.35)`;
    pen.fillRect(40 + ((seed * 31) % 380), 20, 110, 150);
    const skins = ['#8d5a3c', '#e2b694', '#c68b63', '#f0cdb0', '#5f3b28', '#d9a37c'];
    const x = 300 + ((seed * 37) % 60);
    pen.fillStyle = `hsl(${(hue + 160) % 360} 34% ${30 + ((seed * 13) % 30)}%)`;
    pen.beginPath();
    pen.ellipse(x, 400, 165, 150, 0, 0, 7);
    pen.fill();
    pen.fillStyle = skins[seed % skins.length] ?? '#c68b63';
    pen.fillRect(x - 30, 215, 60, 60);
    pen.fillStyle = ['#2b1d14', '#553a22', '#1b1b1f', '#7a5a36', '#8c8c8c'][seed % 5] ?? '#222';
    pen.beginPath();
    pen.ellipse(x, 145, 84, 96, 0, 0, 7);
    pen.fill();
    pen.fillStyle = skins[seed % skins.length] ?? '#c68b63';
    pen.beginPath();
    pen.ellipse(x, 168, 66, 82, 0, 0, 7);
    pen.fill();
  };
  draw();
  setInterval(draw, 250);
  const [track] = canvas.captureStream(5).getVideoTracks();
  if (!track) throw new Error('this browser makes no streams of a canvas');
  return track;
}
