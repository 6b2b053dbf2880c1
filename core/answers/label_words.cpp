// SPDX-License-Identifier: GPL-3.0-or-later
// Around a label.
#include "core/answers/word_lists.h"

namespace core::words {

namespace {

constexpr std::array lists = {
    WordList{Trait::Answer,
             u"ans anser ansr answ answer answers antw antwoord antwoorden antwort antworten "
             u"cevap jawab jawaban jawapan odp odpowiedz rep reply repons reponse resp response "
             u"resposta respuesta risp risposta svar svaret vast vastaus yanit yanıt"},
    WordList{Trait::Question,
             u"argomento domanda domande fraga frage konu kysymys perg pergunta pertanyaan preg "
             u"pregunta preguntas pytanie quesito quest question questions soalan soru spm "
             u"sporgsmal sporsmal spørgsmal spørsmal sujet tema thema topic topik vraag"},
    WordList{Trait::Connector,
             u"a al all alla auf bij de der die el for frage la le n no nr nro num number numero "
             u"nummer nº op pa para per por pour question su sur til till to uber untuk voor zu "
             u"zum zur"},
    WordList{Trait::Continues,
             u"hits resonates rocks adalah adapter affiche affiches afis afslag aleman "
             u"allemand allievi almanca "
             u"alumnas alumnos alunos am anfanger anfangerkurs anglais apprenants ar are audi "
             u"ausfahrt autobahn autopista autoroute autostrada autovia bahn batteries battery "
             u"beginner beginners beginnerskurs being bilan binder binders blatt blatter blev "
             u"blir bloque bloquee booklet booklets bouchon budget cahier cahiers car cardboard "
             u"cars carta cartel carteles cefr cerrada certificate certificates certification "
             u"chiffre chip chips chiusa chord chords class classes closed cm comes condition "
             u"conversation copiers copies copy cortada course coursebook courses cuaderno "
             u"curriculum cursisten day days deadline deadlines deutsch deutschkurs deutschland "
             u"diabetes diabetic diabetica diabetico diabetics dicht dividers division document "
             u"documents driver drivers druck drucker duits dutch earnings eastbound elever "
             u"eleves embouteillage engels engelska english envelope envelopes er era ergebnisse "
             u"es espagnol espanol est estrada etait exam exams feels ferme feuille feuilles few "
             u"fica figures file flyer flyers fogli foglio foi folder folders folio folios "
             u"football forecast format formato frame francais frances francese frans franska "
             u"french fue german gesperrt gets goals goes grade grades grammar grand grandstand "
             u"groep group groupe groupes groups grupo grupos gruppe gruppen gruppi gruppo "
             u"guidance ha handout handouts handwriting has hat hba1c heeft heft hefte highway "
             u"hoch hoja hojas horizontal hour hours inch ingles inglese inglizce institution "
             u"invoices is ist italian italiana italiano italien junction kagit kagıt kenntnisse "
             u"kertas kg kickoff klasse klassen km knooppunt kpis kurs kurse kursus kvartal "
             u"laminating laminator landscape leaflet leaflets learner learners leerlingen "
             u"lernende lernenden lerner lerngruppe level levels lijkt line livelli livello looks "
             u"lot makes manifesto materials means metro milk mm motorvag motorvei motorway nd "
             u"nederlands niva nivaa nivaer niveau niveaus niveis nivel niveles nivell northbound "
             u"notebook notebooks notepad numbers ogrenci okrs ordner otoyol page pages pagina "
             u"paginas papel paper papers papier papir papper percent pitstop placement plakat "
             u"plakate planning podium portrait portugues portuguese poster posters print printer "
             u"printers printing printings printout printouts prints prix processor proficiency "
             u"profit pruefung prufung pupil pupils quaderno qualifying quality quartal quarter "
             u"quer race races racing raststatte rd ream reams report reports result resultados "
             u"resultat resultats results revenue review richting richtung ringbinders road "
             u"rodovia roster route sales sauce says schrift schuler season seems seite seiten "
             u"seviye seviyede seviyesi sheet sheets sind siswa size sized sketchbook sketchpad "
             u"snelweg sono sounds southbound spaans spagnolo spanish speaker speakers "
             u"sprachniveau st stands stau steak street student studenti students stufe subway "
             u"syllabus target targets team teams tedesco tem terminal textbook textbooks th "
             u"thing things tiene toll tram trays trifold trimester trimestre turkish tyska "
             u"umsatz umschlag universities university var vel vellen vendas ventas ventes "
             u"vertical visa visas vitamin vocabulary vollsperrung wallchart war waren was week "
             u"weeks were westbound worksheet worksheets zahlen zertifikat zettel"},
    WordList{Trait::ContinuesCapital,
             u"afslag anfanger anfangerkurs arabic audi ausfahrt autobahn autopista autoroute "
             u"autostrada autovia blatt blatter catalan cefr chinese deutsch deutschkurs "
             u"deutschlernende diabetes dutch earnings english format french german gesperrt gp "
             u"grade grand greek gruppe gruppen heft hefte italian japanese kenntnisse klasse "
             u"klassen knooppunt korean kurs kurse latin lernende lernenden lerner level levels "
             u"mandarin motorsport motorway niveau niveaus ordner paper papier plakat plakate "
             u"polish portuguese prufung quartal quechua races racing raststatte results richting "
             u"richtung russian sauce schuler snelweg spanish sprachniveau stau steak stufe "
             u"swedish turkish umsatz umschlag visa vollsperrung welsh zertifikat zettel"},
    WordList{Trait::ContinuesQuestion,
             u"again agora ahead ahora already and announced are arriva arrive arrivera arrives "
             u"asked asks at chega come comes coming dropping drops en era es est etait "
             u"foi follows fue gelir geliyor gets goes going good got great had hard "
             u"has hier hits in incoming is ist just kommen kommer kommt komt llega looks made "
             u"makes next now opens please posted ready really reminded repost reposted running "
             u"shortly so soon sounds starting starts still struck stumped tomorrow tough "
             u"up vem viene war was were will wird"},
    WordList{Trait::Part,
             u"addendum addition again also autre bis bonus cnt cntd cont contd contin "
             u"continuacao continuacion continuazione continued ctd deuxieme devam encore extra "
             u"folgt forsatt forts fortsetz fortsetzung lanjutan nochmal part parte parts ps pt "
             u"seconda segunda still suite teil too vervolg vervolgd"},
    WordList{Trait::Joiner,
             u"a al and ate bis dan e en et o och oder og or ou plus sampai through thru til till "
             u"to tot und until ve y"},
    WordList{Trait::Together,
             u"both combined einem eins ensemble insieme juntas juntos one samen together "
             u"tillsammans una uno zusammen"},
    WordList{Trait::Range, u"a al ate bis sampai through thru til till to tot until"},
    WordList{Trait::Conjunction,
             u"aber ale also ama anche and auch aussi but dan e en et maar mais mas men och oder "
             u"ook or ou pero plus sino sondern tambem tambien tapi und ve y"},
    WordList{Trait::LeadIn,
             u"a about ceci esa ese questa questo that ad adding ahora ai al alla "
             u"alle allora alors also ancora and another "
             u"answer answering answers antwoord antwort aqui as attempt au auf aux back bei "
             u"belated benim bij bonus brief btw catch catching cevabim cevap combined "
             u"concerning concerns contribution dann das de del della den der det domanda dus e "
             u"ecco ed el en encore entao entonces entry es esta este esto et finally first for "
             u"fraga frage fwiw har here heres hier hos il in ini is ist jawaban "
             u"jetzt kommer la las last late later le les lo los ma mein meine meinen meiner mes "
             u"meu mi mia miei mijn min mine minha mio mis mitt mon more moving my naar nachtrag "
             u"nachtraglich noch now nun och of og oh ok okay om on onto op our para pe per "
             u"pergunta por pour pregunta question questions quick quickly quindi re regarding "
             u"reply replying reponse reponses responding response resposta respuesta "
             u"respuestas risposta sa short so sobre some soru still submission sur svar take "
             u"takes the then thoughts til till to todavia tout try und untuk up va vai ve voici "
             u"voila voor vor vraag weiter well ya yanit zu zur"},
    WordList{Trait::Late,
             u"arrivata arrivato arrive arrived arrivee arrivo atrasada atrasado atraso "
             u"backlog backtracking behind belated belatedly catch catching "
             u"cheguei delayed demora demore desole desolee entschuldigung forsenad "
             u"forsent gec joined kaldim kaldım kwam laat late lately later llegando llego llegue "
             u"maaf missed nachtrag nachzugler oops perdon ponerme rattrapage reconnect "
             u"reconnected recuperando recupero retard retrasada retrasado retrasados retrasarme "
             u"ritardo scusate sen sorry spat spater tarde tardi tardia tardio terlambat traffic "
             u"verspatet verspatung zuspat"},
    WordList{Trait::Correction,
             u"actually bedoel bedoelde correction desculpa desole desolee disculpa disculpen "
             u"duzeltme edit eigentlich entschuldigung errata erratum erreur excusez falsch fix "
             u"fixed forlat korrektur maaf mean meant meine menade natuurlijk ooops oops ops ozur "
             u"pardon perdon perdona queria quis quise rather scusa scusate scuse sorry sry typo "
             u"ups vergissing vertippt verzeihung volevo voulais wait whoops whoopsie wrong"},
    WordList{Trait::Negation, u"bukan degil inte nao ne nem nicht niet no non not of pas sin than"},
    WordList{Trait::Elision, u"all c d dall dell j l m n nell qu s sull t un"},
};

}  // namespace

std::span<const WordList> labelWords()
{
    return lists;
}

}  // namespace core::words
