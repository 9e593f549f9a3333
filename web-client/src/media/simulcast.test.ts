import { describe, expect, it } from 'vitest';
import { inOneSize, namingSizes, sizesIn } from './simulcast';

const offer = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'm=video 9 UDP/TLS/RTP/SAVPF 100',
  'a=mid:1',
  'a=rid:h recv',
  'a=rid:m recv',
  'a=simulcast:recv h;m',
  'a=sendrecv',
  '',
].join('\r\n');

describe('sizes in a description', () => {
  it('takes off what was offered in sizes, and nothing else', () => {
    expect(inOneSize(offer).split('\r\n')).toEqual(
      offer.split('\r\n').filter((line) => !/rid|simulcast/.test(line)),
    );
    expect(inOneSize(inOneSize(offer))).toBe(inOneSize(offer));
  });

  it('names the streams of their m-line, smallest first', () => {
    const answer =
      'v=0\r\nm=audio 9\r\na=mid:0\r\nm=video 9\r\na=mid:1\r\na=sendonly\r\nm=audio 9\r\na=mid:2\r\n';
    const streams = [
      { rid: 'h', ssrc: 30, rtxSsrc: 31 },
      { rid: 'l', ssrc: 10, rtxSsrc: 11 },
      { rid: 'm', ssrc: 20 },
    ];
    expect(namingSizes(answer, '1', streams).split('\r\n')).toEqual([
      'v=0',
      'm=audio 9',
      'a=mid:0',
      'm=video 9',
      'a=mid:1',
      'a=sendonly',
      'a=ssrc-group:SIM 10 20 30',
      'a=ssrc-group:FID 10 11',
      'a=ssrc:11 cname:sizes',
      'a=ssrc:10 cname:sizes',
      'a=ssrc:20 cname:sizes',
      'a=ssrc-group:FID 30 31',
      'a=ssrc:31 cname:sizes',
      'a=ssrc:30 cname:sizes',
      'm=audio 9',
      'a=mid:2',
      '',
    ]);
  });

  it('leaves one size alone', () => {
    expect(namingSizes(offer, '1', [{ rid: 'h', ssrc: 1 }])).toBe(offer);
    expect(namingSizes(offer, '1', [])).toBe(offer);
  });

  it('reads them where the browser names them itself (Firefox), and adds which is which', () => {
    const video = [
      'm=video 9 UDP/TLS/RTP/SAVPF 100 96',
      'a=mid:1',
      'a=rid:h send',
      'a=rid:m send',
      'a=rid:l send',
      'a=simulcast:send h;m;l',
      'a=ssrc:30 cname:{4956}',
      'a=ssrc:31 cname:{4956}',
      'a=ssrc:20 cname:{4956}',
      'a=ssrc:21 cname:{4956}',
      'a=ssrc:10 cname:{4956}',
      'a=ssrc:11 cname:{4956}',
      'a=ssrc-group:FID 30 31',
      'a=ssrc-group:FID 20 21',
      'a=ssrc-group:FID 10 11',
    ];
    const others = ['m=audio 9', 'a=mid:2', 'a=recvonly', ''];
    const answer = ['v=0', ...video, ...others].join('\r\n');
    const found = sizesIn(answer, '1');
    expect(found).toEqual([
      { rid: 'h', ssrc: 30, rtxSsrc: 31 },
      { rid: 'm', ssrc: 20, rtxSsrc: 21 },
      { rid: 'l', ssrc: 10, rtxSsrc: 11 },
    ]);
    expect(namingSizes(answer, '1', found).split('\r\n')).toEqual([
      'v=0',
      ...video,
      'a=ssrc-group:SIM 10 20 30',
      ...others,
    ]);
    expect(sizesIn(answer, '2')).toEqual([]);
    expect(sizesIn(answer.replace(/a=ssrc.*\r\n/g, ''), '1')).toEqual([]);
  });
});
