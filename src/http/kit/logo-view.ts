// A municipality's logo as templates print it: small enough for the header of a narrow screen, never distorted.
import type { Logo } from '../../domain/look';
import { paths, withQuery } from './paths';

export type LogoView = {
  readonly src: string;
  readonly type: string;
  readonly alternative: string;
  readonly width: string;
  readonly height: string;
};

const room = { width: 112, height: 42 };

export function logoView(slug: string, version: number, logo: Logo): LogoView {
  const { type, alternative, width, height } = logo;
  const scale = Math.min(room.width / width, room.height / height);
  return {
    src: withQuery(paths.look.logo(slug), { v: String(version) }),
    type,
    alternative,
    width: String(Math.max(1, Math.round(width * scale))),
    height: String(Math.max(1, Math.round(height * scale))),
  };
}
