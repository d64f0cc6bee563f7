// A link to set up a device elsewhere keeps its code behind the #, which no server ever sees. This page takes it along
// through the sign-in, within this tab only, and puts it into the form; without scripts people copy it by hand.

const kept = 'fernamt-hand-over';
const shape = /^[a-z2-7]{26}$/;

function codeInAddress(): string | null {
  const code = location.hash.slice(1);
  if (code === '') return null;
  // Out of the address bar and the history: whoever looks over a shoulder, or uses the tab later, finds nothing.
  history.replaceState(null, '', location.pathname);
  return shape.test(code) ? code : null;
}

const fresh = codeInAddress();
if (fresh !== null) sessionStorage.setItem(kept, fresh);

const field = document.querySelector('input[name="code"]');
const code = sessionStorage.getItem(kept);
if (field instanceof HTMLInputElement && field.form !== null && field.value === '' && code !== null) {
  sessionStorage.removeItem(kept);
  field.value = code;
  field.form.requestSubmit();
} else if (field === null && fresh !== null) {
  // The page before sign-in: its one link leads on.
  const onward = document.querySelector('a[data-onward]');
  if (onward instanceof HTMLAnchorElement) location.replace(onward.href);
}
