import { chromium as pw } from '@playwright/test';
import { chromium, launchArguments } from './tests/browser.js';
const [,, out, ...paths] = process.argv;
const opts = Object.fromEntries(paths.filter(p=>p.includes('=')).map(p=>p.split('=')));
const list = paths.filter(p=>!p.includes('='));
const browser = await pw.launch({ executablePath: chromium(), args: launchArguments });
const page = await browser.newPage({ viewport: { width: Number(opts.width ?? 1280), height: 900 }, colorScheme: opts.scheme ?? 'light', deviceScaleFactor: Number(opts.scale ?? 1), forcedColors: opts.forced ? 'active' : 'none' });
page.on('console', m => m.type()==='error' && console.log('console', m.text()));
page.on('pageerror', m => console.log('pageerror', m.message));
await page.goto('http://127.0.0.1:18455/');
await page.getByRole('button', { name: 'Onderzoeker', exact: true }).click();
await page.waitForURL(/onderzoek/);
if (opts.media) await page.emulateMedia({ media: opts.media });
for (const path of list) {
  const r = await page.goto('http://127.0.0.1:18455' + path, { waitUntil: 'networkidle' });
  const name = path.replace(/\W+/g, '-');
  console.log(path, r.status(), (await r.text()).length);
  if (opts.sel) { const all = await page.locator(opts.sel).all(); for (const [i,l] of all.entries()) if (!opts.only || opts.only.split(',').includes(String(i))) await l.screenshot({ path: `${out}${name}-${i}.png` }); }
  else await page.screenshot({ path: `${out}${name}.png`, fullPage: true });
}
await browser.close();
