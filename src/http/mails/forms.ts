// The form of a municipality's mails.
import { z } from 'zod';
import { mailInput } from '../kit/contact-input';
import { box } from '../kit/form-input';

export const mailsForm = z.object({ enabled: box(), replyTo: mailInput });
