// A document in words: which one, which version, and what one gets.
import type { DocumentVersion } from '../../domain/document';
import type { PublicContext } from './context';
import { paths } from './paths';
import type { Link } from './view-models';

type Words = Pick<PublicContext, 't' | 'format'>;

/** Leads to the one in force. */
export function documentLink(words: Words, slug: string, document: DocumentVersion): Link {
  const { t, format } = words;
  const { kind, version, publishedAt } = document;
  return {
    label: t('documents.link', {
      name: t(`documents.kind.${kind}`),
      version: String(version),
      day: format.day(publishedAt),
      form: documentForm(words, document),
    }),
    href: paths.documents.inForce(slug, kind),
  };
}

/** "PDF, 120 KB" */
export function documentForm({ t, format }: Words, document: DocumentVersion): string {
  const form = t(`documents.form.${document.form}`);
  if (document.form === 'link') return form;
  const kilobytes = format.number(Math.max(1, Math.round(document.size / 1024)));
  return t('documents.form-with-size', { form, kilobytes });
}
