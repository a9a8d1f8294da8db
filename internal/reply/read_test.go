package reply

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

var update = flag.Bool("update", false, "write the goldens anew")

const mailsDir = "../../testdata/replies"

func agenda() roster.Agenda {
	day := func(n int) locale.Date { return locale.Date{Year: 2022, Month: 6, Day: n} }
	titles := []struct {
		day                    int
		en, fr, es, ru, ar, zh string
	}{
		{20, "Opening", "Ouverture", "Apertura", "Открытие", "الافتتاح", "开幕"},
		{20, "Preliminary observations of the Committees", "Observations préliminaires des comités", "Observaciones preliminares de los comités", "Предварительные замечания комитетов", "الملاحظات الأولية للجان", "各委员会的初步意见"},
		{20, "Victim assistance", "Assistance aux victimes", "Asistencia a las víctimas", "Помощь жертвам", "مساعدة الضحايا", "援助受害者"},
		{20, "Article 5: mine clearance", "Article 5 : déminage", "Artículo 5: remoción de minas", "Статья 5: разминирование", "المادة 5: إزالة الألغام", "第五条：排雷"},
		{21, "Cooperation and assistance", "Coopération et assistance", "Cooperación y asistencia", "Сотрудничество и помощь", "التعاون والمساعدة", "合作与援助"},
		{21, "Cooperative compliance", "Respect coopératif", "Cumplimiento cooperativo", "Соблюдение на основе сотрудничества", "الامتثال التعاوني", "合作遵约"},
		{21, "Stockpile destruction", "Destruction des stocks", "Destrucción de existencias", "Уничтожение запасов", "تدمير المخزونات", "销毁库存"},
		{21, "Universalization, transparency", "Universalisation, transparence", "Universalización, transparencia", "Универсализация, транспарентность", "تحقيق عالمية الاتفاقية والشفافية", "普遍加入与透明度"},
		{22, "Gender and diverse needs", "Genre et besoins divers", "Género y necesidades diversas", "Гендерные аспекты", "الاعتبارات الجنسانية والاحتياجات المتنوعة", "性别平等与多样化需求"},
		{22, "Improvised mines", "Mines improvisées", "Minas improvisadas", "Самодельные мины", "الألغام المرتجلة", "简易地雷"},
		{22, "Risk education", "Éducation aux risques", "Educación sobre el riesgo", "Просвещение об опасности", "التوعية بالمخاطر", "雷险教育"},
		{22, "Closing", "Clôture", "Clausura", "Закрытие", "الاختتام", "闭幕"},
	}
	var out roster.Agenda
	for i, t := range titles {
		out = append(out, roster.Item{Label: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}[i], Day: day(t.day),
			Title: locale.Text{"en": t.en, "fr": t.fr, "es": t.es, "ru": t.ru, "ar": t.ar, "zh": t.zh}})
	}
	return out
}

// campaign is the meeting that the mails of the test set answer.
func campaign() Context {
	zone := time.FixedZone("CEST", 2*3600)
	state := func(ref, country, email string, l locale.Lang) invitee.Invitee {
		return invitee.Invitee{Ref: ref, Class: invitee.StateParty, Country: country, Language: l, Email: email}
	}
	return Context{
		Campaign: "im2022", Agenda: agenda(), Zone: zone, AuthservID: "mx.meeting.example", OurAddress: "isu@meeting.example",
		Start: locale.Date{Year: 2022, Month: 6, Day: 20}, End: locale.Date{Year: 2022, Month: 6, Day: 22},
		SpeakersDeadline: locale.Date{Year: 2022, Month: 6, Day: 10}, RegistrationDeadline: locale.Date{Year: 2022, Month: 6, Day: 10},
		Directory: invitee.NewDirectory([]invitee.Invitee{
			state("COL", "COL", "mission@colombia.example", locale.Spanish),
			state("FRA", "FRA", "mission@france.example", locale.French),
			state("JOR", "JOR", "mission@jordan.example", locale.Arabic),
			state("CHN", "CHN", "mission@china.example", locale.Chinese),
			state("KAZ", "KAZ", "mission@kazakhstan.example", locale.Russian),
			state("NOR", "NOR", "mission@norway.example", locale.English),
			state("PER", "PER", "mission@peru.example", locale.Spanish),
			state("SEN", "SEN", "mission@senegal.example", locale.French),
			state("ZMB", "ZMB", "mission@gmail.com", locale.English),
			{Ref: "ICBL", Class: invitee.NGO, Name: "Campaign against Mines", Language: locale.English, Email: "office@campaign.example"},
		}),
	}
}

// TestMailsAreReadAsTheirGoldensSay reads every mail of the set; a golden is checked by hand and written by -update.
func TestMailsAreReadAsTheirGoldensSay(t *testing.T) {
	if !*update {
		t.Parallel() // goldens are written before TestReadingPage reads them
	}
	files, err := filepath.Glob(filepath.Join(mailsDir, "*.eml"))
	if err != nil || len(files) < 240 {
		t.Fatalf("want at least 240 mails in %s, found %d (%v)", mailsDir, len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			if !*update {
				t.Parallel()
			}
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(readWithForms(raw), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".eml") + ".json"
			if *update {
				if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(want) != string(got)+"\n" {
				t.Errorf("read otherwise than %s says:\n%s", golden, got)
			}
		})
	}
}
