package invitee

import "strings"

// sharedProviders are mail providers that many people share, by exact domain. Taken from the providers' own pages; a domain that is missing here only
// means that a stranger there has to be on the same domain as an invitee to be taken for a colleague, so a provider is better named once too often.
var sharedProviders = indexProviders(`
gmail.com googlemail.com
outlook.com hotmail.com live.com msn.com passport.com windowslive.com
yahoo.com ymail.com rocketmail.com myyahoo.com aol.com aim.com verizon.net netscape.net
icloud.com me.com mac.com
proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me hushmail.com
fastmail.com fastmail.fm mailfence.com posteo.de posteo.net mailbox.org runbox.com startmail.com disroot.org riseup.net
zoho.com zohomail.com zohomail.eu hey.com duck.com mail.com email.com usa.com inbox.com europe.com post.com consultant.com diplomats.com
gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr gmx.us gmx.es web.de t-online.de freenet.de arcor.de
bluewin.ch sunrise.ch hispeed.ch swissonline.ch vtxnet.ch netplus.ch infomaniak.ch ik.me
orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr
libero.it virgilio.it tiscali.it alice.it tin.it telefonica.net terra.es ono.com movistar.es
btinternet.com btopenworld.com sky.com talktalk.net ntlworld.com virginmedia.com blueyonder.co.uk tiscali.co.uk
comcast.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net
rogers.com shaw.ca sympatico.ca videotron.ca bell.net telus.net
skynet.be telenet.be scarlet.be ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl home.nl
sapo.pt mail.telepac.pt netcabo.pt wp.pl o2.pl onet.pl interia.pl op.pl seznam.cz centrum.cz email.cz post.cz azet.sk zoznam.sk
freemail.hu citromail.hu abv.bg mail.bg ukr.net i.ua meta.ua bigmir.net
mail.ru bk.ru list.ru inbox.ru internet.ru xmail.ru yandex.ru yandex.com ya.ru rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru tut.by mail.kz
qq.com foxmail.com vip.qq.com 163.com 126.com yeah.net vip.163.com vip.126.com 188.com sina.com sina.cn vip.sina.com sohu.com aliyun.com alibaba-inc.com
139.com 189.cn wo.cn 21cn.com tom.com 263.net hinet.net pchome.com.tw
naver.com daum.net hanmail.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp nifty.com biglobe.ne.jp
rediffmail.com rediff.com sify.com indiatimes.com vsnl.net bsnl.in
uol.com.br bol.com.br terra.com.br ig.com.br globo.com prodigy.net.mx arnet.com.ar fibertel.com.ar speedy.com.ar adinet.com.uy cantv.net une.net.co
maktoob.com gawab.com emirates.net.ae eim.ae batelco.com.bh qatar.net.qa cyberia.net.lb idm.net.lb terra.net.lb nesma.net.sa link.net tedata.net.eg
walla.co.il walla.com netvision.net.il bezeqint.net mweb.co.za telkomsa.net vodamail.co.za webmail.co.za africaonline.com
bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz
`)

// familyLabels are providers with a domain in many countries: yahoo.fr, hotmail.co.uk, outlook.com.br.
var familyLabels = map[string]bool{"yahoo": true, "hotmail": true, "outlook": true, "live": true, "msn": true, "yandex": true, "gmx": true, "zoho": true}

func indexProviders(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// SharedProvider tells whether a domain is a mail provider that many people share (gmail.com, outlook.com, qq.com, mail.ru and so on), so that the domain
// says nothing about who wrote.
func SharedProvider(domain string) bool {
	domain = strings.ToLower(domain)
	if sharedProviders[domain] {
		return true
	}
	first, rest, _ := strings.Cut(domain, ".")
	return familyLabels[first] && countrySuffix(rest)
}

// countrySuffix is "fr", "co.uk" or "com.br".
func countrySuffix(s string) bool {
	for _, second := range []string{"co.", "com."} {
		s = strings.TrimPrefix(s, second)
	}
	return len(s) == 2
}
