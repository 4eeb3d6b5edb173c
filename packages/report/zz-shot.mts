import { launchBrowser } from './src/browser/launch-browser.ts';
const b=await launchBrowser();
for(const w of [1200,320]){const p=await b.newPage({viewport:{width:w,height:900}});for(const s of process.argv.slice(2)){const [name,file]=s.split('=');await p.goto('file://'+file);const o=await p.evaluate(()=>document.documentElement.scrollWidth);console.log(name,w,'scrollWidth',o);await p.screenshot({path:`/tmp/fm/${name}-${w}.png`,fullPage:true});}}
await b.close();
