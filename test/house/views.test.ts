// Templates print escaped text and include each other, nothing else; scripts and styles come as files, so that the
// content security policy can refuse everything inline.
import { filesBelow, linesMatching, type File } from './files';

const views = filesBelow(['views'], /\.ejs$/);

const unescaped = /<%-(?!\s*include\()/;
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>/i;
const inlineStyle = /<style[\s>]|\sstyle\s*=/i;
const handler = /<[^>]*\son[a-z]+\s*=/i;

function template(text: string): readonly File[] {
  return [{ path: 'views/x.ejs', text }];
}

it('finds templates', () => {
  expect(views.length).toBeGreaterThan(0);
});

it.each([
  ['prints without escaping only to include', unescaped],
  ['holds no script of its own', inlineScript],
  ['holds no style of its own', inlineStyle],
  ['holds no event handler', handler],
  ['holds no javascript address', /javascript:/i],
])('%s', (_, pattern) => {
  expect(linesMatching(views, pattern)).toEqual([]);
});

it.each([
  ['<%- model.name %>', unescaped],
  ['<script>alert(1)</script>', inlineScript],
  ['<script type="module">x</script>', inlineScript],
  ['<p style="color: red">', inlineStyle],
  ['<style>p {}</style>', inlineStyle],
  ['<button type="button" onclick="x()">', handler],
])('would refuse %s', (text, pattern) => {
  expect(linesMatching(template(text), pattern)).toHaveLength(1);
});

it.each([
  [`<%- include('../head', { title }) %>`, unescaped],
  ['<script src="/assets/page.js" defer></script>', inlineScript],
  ['<p class="style">', inlineStyle],
  ['<input name="online" value="on=1">', handler],
])('accepts %s', (text, pattern) => {
  expect(linesMatching(template(text), pattern)).toEqual([]);
});
