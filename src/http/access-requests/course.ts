// What happened with one's own request, as a table: who it was by office, and only words meant for the applicant.
import type { OwnStep } from '../../domain/case-course';
import type { ShownRequest } from '../../usecases/show-own-request';
import { auditObject } from '../kit/audit-words';
import type { PersonContext } from '../kit/context';
import type { Table } from '../kit/view-models';

export function ownCourseTable(context: PersonContext, { course, deviceNames }: ShownRequest): Table {
  const { t, format } = context;
  return {
    caption: t('case-course.own-caption'),
    captionHidden: true,
    columns: (['what', 'when', 'who', 'words'] as const).map((name) => ({
      label: t(`case-course.column.${name}`),
    })),
    rows: course.map((step) => [
      { text: t(`audit.action.${step.action}`), note: noteOf(context, step, deviceNames) },
      { text: format.dateTime(step.at) },
      {
        text:
          step.by === 'staff' && step.office !== null
            ? t(`approval.office.${step.office}`)
            : t(`case-course.by.${step.by}`),
      },
      { text: step.words ?? t('kit.none') },
    ]),
    empty: { title: t('archive.case.course-none'), text: t('archive.case.course-none-text') },
  };
}

/** The request itself is what the page is about. */
function noteOf(context: PersonContext, step: OwnStep, names: ShownRequest['deviceNames']): string {
  if (step.object.kind === 'access-request' || step.object.kind === 'grant') return '';
  return names.get(step.object.id) ?? auditObject(context, step);
}
