// Sets the letters of internal/pdf/testdata with Typst in process, warm, and prints letters a second of CPU: see README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [repository, modules, count = '100', pdfs] = process.argv.slice(2)
if (!modules) {
  console.error('usage: node letters.mjs REPOSITORY FOLDER-WITH-node_modules [LETTERS [FOLDER-FOR-PDFS]]')
  process.exit(2)
}
const { NodeCompiler } = createRequire(path.resolve(modules, 'package.json'))('@myriaddreamin/typst-ts-node-compiler')

const looks = {
  ar: { dir: 'rtl', font: '("Noto Naskh Arabic", "Noto Serif")', size: 13, lead: 20.5, indent: 0 },
  zh: { dir: 'ltr', font: '("Noto Serif SC", "Noto Serif")', size: 11, lead: 18.5, indent: 22 },
}
const latin = { dir: 'ltr', font: '("Noto Serif",)', size: 10.5, lead: 15, indent: 0 }

// personal words, as internal/pdf/batch_test.go has them
const words = {
  ar: ['ونرجو من ', ' تأكيد المشاركة قبل ', 'سعادة السفير '],
  en: ['We should be grateful if ', ' confirmed its participation before ', 'Dear Ambassador '],
  es: ['Agradeceríamos a ', ' que confirmara su participación antes del ', 'Estimado Embajador '],
  fr: ['Nous saurions gré à ', ' de confirmer sa participation avant le ', 'Monsieur l’Ambassadeur '],
  ru: ['Просим ', ' подтвердить участие до ', 'Уважаемый посол '],
  zh: ['请', '在此日期前确认与会：', '尊敬的大使 '],
}
const names = {
  ar: ['الحسيني', 'العتيبي', 'بن يوسف', 'المغربي', 'الشمري', 'قاسم', 'خوري'],
  zh: ['王毅', '陈旭', '刘结一', '张军', '李松', '欧阳明', '司徒静'],
  ru: ['Гатилов', 'Ёлкина', 'Щукин', 'Журавлёв', 'Цыганов', 'Эдельштейн', 'Филиппов'],
}
const otherNames = ['Núñez', 'Øverland', 'Çelik', 'Nguyễn', 'O’Brien', 'Żółkiewski', 'Kovačević']
const codes = ('AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CR CI HR CU CY CZ ' +
  'CD DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB ' +
  'LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG KP MK NO OM PK PW PA PG PY PE PH PL PT QA KR RO RU RW').split(' ')

const quoted = s => JSON.stringify(s)
const text = s => `#${quoted(s)}`
const lines = s => s.split('\n').map(text).join(' #linebreak() ')

// source makes the template: what differs from letter to letter comes in by sys.inputs.
function source(lang) {
  const look = looks[lang] ?? latin
  const [before, after, dear] = words[lang]
  const own = key => `#sys.inputs.at(${quoted(key)})`
  const body = []
  let footer = []
  const letter = readFileSync(path.join(repository, 'internal/pdf/testdata', `letter.${lang}.txt`), 'utf8')
  for (const chunk of letter.trim().split('\n\n')) {
    const [, role, words] = chunk.match(/^(\w+):\n([\s\S]*)$/)
    const all = words.split('\n')
    const plain = all.filter(l => !l.startsWith('* ') && !l.startsWith('| '))
    const items = all.filter(l => l.startsWith('* ')).map(l => l.slice(2))
    const rows = all.filter(l => l.startsWith('| ')).map(l => l.slice(2).split(' | '))
    const list = items.map(i => `- ${text(i)}`).join('\n')
    switch (role) {
      case 'letterhead': body.push(`#text(size: 1.3em, weight: "bold")[${text(all[0])}] #linebreak() ${lines(all.slice(1).join('\n'))}\n\n#line(length: 100%, stroke: 0.8pt)`); break
      case 'footer': footer = all; break
      case 'reference': body.push(own('reference')); break
      case 'date': body.push(`#align(end)[${own('date')}]`); break
      case 'addressee': body.push(`${own('state')} #linebreak() ${lines(words)}`); break
      case 'subject': body.push(`= ${lines(words)}`); break
      case 'heading': body.push(`== ${lines(words)}`); break
      case 'salutation': body.push(`${text(dear)}${own('name')} ${text(words)}`); break
      case 'notice': body.push(`#align(center)[#strong[${lines(words)}]]`); break
      case 'table': body.push(`#table(columns: ${rows[0].length}, stroke: 0.5pt, table.header(${rows[0].map(c => `strong[${text(c)}]`).join(', ')}), ${rows.slice(1).flat().map(c => `[${text(c)}]`).join(', ')})`); break
      case 'closing': body.push(`${text(before)}${own('state')}${text(after)}${own('later')}.`, lines(words)); break
      case 'signatory': body.push(`#v(44pt)\n#pad(left: 50%)[${lines(words)}]`); break
      default:
        for (let n = role === 'paragraph' && ['es', 'fr', 'ru'].includes(lang) ? 2 : 1; n > 0; n--) {
          body.push([plain.length ? lines(plain.join('\n')) : '', list].join('\n\n'))
        }
    }
  }
  return `#set document(title: sys.inputs.reference, author: "Implementation Support Unit")
#set page(paper: "a4", margin: (x: 70.9pt, top: 48pt, bottom: 90pt), footer: align(center, text(size: 0.72em)[${lines(footer.join('\n'))} #linebreak() #context counter(page).display("1/1", both: true)]))
#set text(font: ${look.font}, size: ${look.size}pt, lang: "${lang}", dir: ${look.dir}, fallback: true)
#set par(justify: true, leading: ${(look.lead - (lang === 'ar' ? 1.1 : 1) * look.size).toFixed(1)}pt, spacing: ${look.lead - look.size + 6}pt, first-line-indent: ${look.indent}pt)
#show heading: set text(size: 0.8em)
${body.join('\n\n')}
`
}

function inputs(lang, i, regions) {
  const day = n => new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2022, 3, 26 + n)))
  const some = names[lang] ?? otherNames
  return { reference: `20MSP/2022/${String(i).padStart(3, '0')}`, date: day(i % 97), later: day(i % 97 + 30), state: regions.of(codes[(i * 31) % codes.length]), name: some[i % some.length] }
}

const compiler = NodeCompiler.create({ workspace: repository, fontArgs: [{ fontPaths: [path.join(repository, 'fonts')] }] })
for (const lang of ['ar', 'zh', 'en', 'es', 'fr', 'ru']) {
  const mainFileContent = source(lang)
  const regions = new Intl.DisplayNames([lang], { type: 'region' })
  let size = 0, i = 0
  const one = () => {
    const pdf = compiler.pdf({ mainFileContent, inputs: inputs(lang, i++, regions) }, { creationTimestamp: 1650963600 })
    size = Math.max(size, pdf.length)
    compiler.evictCache(10)
    return pdf
  }
  let last
  for (let n = 0; n < 20; n++) last = one() // warm
  const cpu = process.cpuUsage(), begun = process.hrtime.bigint()
  for (let n = 0; n < Number(count); n++) last = one()
  const used = process.cpuUsage(cpu), seconds = (used.user + used.system) / 1e6
  const pages = (last.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
  console.log(`${lang}  ${(count / seconds).toFixed(1)} letters/cpu-s  ${(count / (Number(process.hrtime.bigint() - begun) / 1e9)).toFixed(1)} letters/s  ${(size / 1000).toFixed(1)} kB at most  ${pages} pages`)
  if (pdfs) writeFileSync(path.join(pdfs, `typst.${lang}.pdf`), last)
}
